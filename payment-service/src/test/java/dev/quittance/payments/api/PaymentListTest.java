package dev.quittance.payments.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentListTest {

  private final LogWriter log = LogWriter.ofTestStack();

  private final String buyer = "buyer-" + UUID.randomUUID();

  @Test
  void pagesGoFromTheNewestToTheOldestAndKeepTheirFilter() {
    for (int i = 0; i < 5; i++) {
      place("pm_card_visa");
    }
    place("pm_card_chargeDeclined");
    String filter = "/payments?status=AUTHORIZED&limit=2&buyerId=" + buyer;
    await().atMost(Orders.SOON).until(() -> all(filter).size() == 5);
    List<String> ids = all(filter);
    assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    await()
        .atMost(Orders.SOON)
        .until(() -> all("/payments?status=FAILED&buyerId=" + buyer).size() == 1);
    assertThat(all("/payments?buyerId=" + buyer)).hasSize(6);
    assertThat(all("/payments?status=REFUNDED&buyerId=" + buyer)).isEmpty();
  }

  @Test
  void aCursorBelongsToItsFilter() {
    place("pm_card_visa");
    place("pm_card_visa");
    String path = "/payments?limit=1&buyerId=" + buyer;
    await().atMost(Orders.SOON).until(() -> all(path).size() == 2);
    String cursor = given().get(path).jsonPath().getString("nextCursor");
    given().get("/payments?buyerId=" + buyer + "&cursor=" + cursor).then().statusCode(200);
    given()
        .get("/payments?buyerId=somebody-else&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_cursor"));
    given().get("/payments?status=FAILED&cursor=" + cursor).then().statusCode(400);
  }

  private void place(String paymentMethodId) {
    log.write(
        new OrderPlaced(
            Ids.next(Ids.ORDER), buyer, "supplier-1", Money.of(500, "KWD"), paymentMethodId));
  }

  private static List<String> all(String path) {
    List<String> ids = new ArrayList<>();
    JsonPath page = given().get(path).then().statusCode(200).extract().jsonPath();
    ids.addAll(page.getList("data.id"));
    for (String next = page.getString("nextCursor");
        next != null;
        next = page.getString("nextCursor")) {
      page =
          given()
              .get("/payments?limit=2&cursor=" + next)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      ids.addAll(page.getList("data.id"));
    }
    return ids;
  }
}
