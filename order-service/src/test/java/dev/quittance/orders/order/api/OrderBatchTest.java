package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.orders.StoredRows.Counts;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderBatchTest {

  /** Two lines have the same SKU. */
  private static final String AGAINST_THE_RULES =
      """
      {"supplierId": "supplier-1", "paymentMethodId": "pm_card_ok",
       "lines": [
         {"sku": "TEA-250", "quantity": 2, "unitPrice": {"amount": 1099, "currency": "CNY"}},
         {"sku": "TEA-250", "quantity": 1, "unitPrice": {"amount": 1099, "currency": "CNY"}}]}
      """;

  private static final String OTHER = Orders.SOUND.replace("TEA-250", "TEA-500");

  private final String token = Tokens.of(Orders.freshBuyer(), Role.BUYER);
  private final StoredRows rows;

  OrderBatchTest(StoredRows rows) {
    this.rows = rows;
  }

  @Test
  void aHundredOrdersArePlacedAndARepetitionMeetsTheSameOnes() {
    String body =
        batch(
            IntStream.range(0, 100)
                .mapToObj(i -> item(Orders.freshKey(), Orders.SOUND))
                .toArray(String[]::new));
    Counts before = rows.counts();
    ValidatableResponse first = post(body).statusCode(200);
    first
        .body("placed", equalTo(100))
        .body("replayed", equalTo(0))
        .body("rejected", equalTo(0))
        .body("results", hasSize(100))
        .body("results[7].status", equalTo(201))
        .body("results[7].order.total.amount", equalTo((int) Orders.TOTAL_MINOR))
        .body("results[7].problem", nullValue());
    List<String> ids = first.extract().path("results.order.id");
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("ord_"));
    assertThat(rows.counts().orders()).isEqualTo(before.orders() + 100);

    post(body)
        .statusCode(200)
        .body("placed", equalTo(0))
        .body("replayed", equalTo(100))
        .body("results[7].status", equalTo(200))
        .body("results.order.id", equalTo(ids));
    assertThat(rows.counts().orders()).isEqualTo(before.orders() + 100);
  }

  @Test
  void anOrderThatBreaksARuleIsRejectedAndTheOthersArePlaced() {
    Counts before = rows.counts();
    post(batch(
            item(Orders.freshKey(), Orders.SOUND),
            item(Orders.freshKey(), AGAINST_THE_RULES),
            item(Orders.freshKey(), Orders.SOUND)))
        .statusCode(200)
        .body("placed", equalTo(2))
        .body("rejected", equalTo(1))
        .body("results.status", equalTo(List.of(201, 422, 201)))
        .body("results[1].order", nullValue())
        .body("results[1].problem.code", equalTo("validation_failed"))
        .body("results[1].problem.errors[0].field", equalTo("lines[1].sku"));
    Counts after = rows.counts();
    assertThat(after.orders()).isEqualTo(before.orders() + 2);
    assertThat(after.lines()).isEqualTo(before.lines() + 4);
    assertThat(after.idempotencyKeys()).isEqualTo(before.idempotencyKeys() + 2);
  }

  @Test
  void aKeyTwiceInOneBatchIsOneOrder() {
    String key = Orders.freshKey();
    ValidatableResponse answer =
        post(batch(item(key, Orders.SOUND), item(key, Orders.SOUND), item(key, OTHER)))
            .statusCode(200)
            .body("results.status", equalTo(List.of(201, 200, 422)))
            .body("results[2].problem.code", equalTo("idempotency_key_reused"));
    List<String> ids = answer.extract().path("results.order.id");
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
  }

  @Test
  void aKeyOfASingleOrderMeansTheSameOrderInABatchAndTheOtherWayRound() {
    String single = Orders.freshKey();
    String id = place(single).statusCode(201).extract().path("id");
    String batched = Orders.freshKey();
    String other =
        post(batch(item(single, Orders.SOUND), item(batched, Orders.SOUND)))
            .statusCode(200)
            .body("results.status", equalTo(List.of(200, 201)))
            .body("results[0].order.id", equalTo(id))
            .extract()
            .path("results[1].order.id");
    place(batched)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(other));
  }

  @Test
  void anotherBuyersKeysAreHisOwn() {
    String key = Orders.freshKey();
    String his = post(batch(item(key, Orders.SOUND))).extract().path("results[0].order.id");
    given()
        .auth()
        .oauth2(Tokens.of(Orders.freshBuyer(), Role.BUYER))
        .contentType(ContentType.JSON)
        .body(batch(item(key, Orders.SOUND)))
        .post("/orders/batch")
        .then()
        .body("results[0].status", equalTo(201))
        .body("results.order.id", not(hasItem(his)));
  }

  @Test
  void aKeyThatIsNoneIsTheItemsProblem() {
    post(batch(item("\\\"half", Orders.SOUND)))
        .statusCode(200)
        .body("results.status", equalTo(List.of(400)))
        .body("results[0].problem.code", equalTo("idempotency_key_malformed"));
  }

  @Test
  void aBodyOfTheWrongShapeIsRefusedWholeAndNothingIsPlaced() {
    Counts before = rows.counts();
    String sound = item(Orders.freshKey(), Orders.SOUND);
    post(batch(
            sound,
            item(Orders.freshKey(), Orders.SOUND.replace("\"quantity\": 2", "\"quantity\": 0"))))
        .statusCode(422)
        .body("errors[0].field", equalTo("orders[1].order.lines[0].quantity"));
    post(batch(sound, "null")).statusCode(422).body("errors[0].field", containsString("orders[1]"));
    post(batch(sound, "{\"idempotencyKey\": \"\", \"order\": " + Orders.SOUND + "}"))
        .statusCode(422)
        .body("errors[0].field", equalTo("orders[1].idempotencyKey"));
    for (String key : List.of("   ", "5105105105105100")) { // a card's number is not repeated
      post(batch(sound, item(key, Orders.SOUND)))
          .statusCode(422)
          .body("errors[0].field", equalTo("orders[1].idempotencyKey"))
          .body(not(containsString("5105105105105100")));
    }
    post(batch(sound, "{\"order\": " + Orders.SOUND + "}")).statusCode(422);
    post(batch(sound, "{\"idempotencyKey\": \"k\"}")).statusCode(422);
    post(batch()).statusCode(422).body("errors[0].field", equalTo("orders"));
    post("{}").statusCode(422);
    post("{\"orders\": null}").statusCode(422);
    post("[]").statusCode(400);
    post(batch(sound, "7")).statusCode(400);
    String[] tooMany =
        IntStream.range(0, 101)
            .mapToObj(i -> item(Orders.freshKey(), Orders.SOUND))
            .toArray(String[]::new);
    post(batch(tooMany)).statusCode(422).body("errors[0].field", equalTo("orders"));
    assertThat(rows.counts()).isEqualTo(before);
  }

  private ValidatableResponse place(String key) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Orders.SOUND)
        .post("/orders")
        .then();
  }

  private ValidatableResponse post(String body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/batch")
        .then();
  }

  private static String item(String key, String order) {
    return "{\"idempotencyKey\": \"%s\", \"order\": %s}".formatted(key, order);
  }

  private static String batch(String... items) {
    return Arrays.stream(items).collect(Collectors.joining(",", "{\"orders\": [", "]}"));
  }
}
