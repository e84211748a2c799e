package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent: the right problem, never a 5xx, and nothing stored. */
@QuarkusTest
class BadInputTest {

  @Inject StoredRows rows;

  private StoredRows.Counts before;

  @BeforeEach
  void count() {
    before = rows.counts();
  }

  @AfterEach
  void nothingIsStored() {
    StoredRows.Counts after = rows.counts();
    assertThat(after.orders()).isEqualTo(before.orders());
    assertThat(after.lines()).isEqualTo(before.lines());
    assertThat(after.events()).isEqualTo(before.events());
    assertThat(after.idempotencyKeys()).isEqualTo(before.idempotencyKeys());
  }

  /** A part of a sound order, what is sent in its place, and the answer. */
  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # instead of            | is sent                     | status | field
          "quantity": 2           | "quantity": 0               | 422 | lines[0].quantity
          "quantity": 2           | "quantity": -2              | 422 | lines[0].quantity
          "quantity": 2           | "quantity": 1000001         | 422 | lines[0].quantity
          "quantity": 2           | "quantity": 2.5             | 400 | lines[0].quantity
          "quantity": 2           | "quantity": "2"             | 400 | lines[0].quantity
          "quantity": 2           | "quantity": true            | 400 | lines[0].quantity
          "quantity": 2           | "quantity": null            | 422 | lines[0].quantity
          "amount": 1099          | "amount": 0                 | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": -1099             | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": null              | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 10.99             | 400 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 1099.0            | 400 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 1e3               | 400 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": "1099"            | 400 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 1000000000000     | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 9223372036854775807 | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 9223372036854775808 | 422 | lines[0].unitPrice.amount
          "amount": 1099          | "amount": 999999999999      | 422 | lines[0]
          "amount": 500           | "amount": 999999999999      | 422 | lines
          "currency": "CNY"}},    | "currency": "ZZZ"}},        | 422 | lines[0].unitPrice.currency
          "currency": "CNY"}},    | "currency": "CNYY"}},       | 422 | lines[0].unitPrice.currency
          "currency": "CNY"}},    | "currency": "USD"}},        | 422 | lines[1].unitPrice.currency
          "currency": "CNY"}},    | "currency": "cny"}},        | 422 | lines[0].unitPrice.currency
          "currency": "CNY"}},    | "currency": "XAU"}},        | 422 | lines[0].unitPrice.currency
          "currency": "CNY"}},    | "currency": null}},         | 422 | lines[0].unitPrice.currency
          "currency": "CNY"}},    | "currency": 156}},          | 400 | lines[0].unitPrice.currency
          "sku": "CUP"            | "sku": "TEA-250"            | 422 | lines[1].sku
          "sku": "CUP"            | "sku": ""                   | 422 | lines[1].sku
          "sku": "CUP"            | "sku": "4242424242424242"   | 422 | lines[1].sku
          "Longjing tea, 250 g"   | "tea for 4242 4242 4242 4242" | 422 | lines[0].name
          "sku": "CUP"            | "sku": "C\\u0007UP"         | 422 | lines[1].sku
          "sku": "CUP"            | "sku": "C\\u0000UP"         | 422 | lines[1].sku
          "sku": "CUP"            | "sku": "\\ud800"            | 422 | lines[1].sku
          "supplier-1"            | "supplier 1"                | 422 | supplierId
          "supplier-1"            | "4242424242424242"          | 422 | supplierId
          "supplier-1"            | null                        | 422 | supplierId
          "supplier-1"            | 17                          | 400 | supplierId
          "supplier-1"            | {"id": "supplier-1"}        | 400 | supplierId
          "supplierId"            | "buyerId": "bob", "supplierId" | 400 | buyerId
          "pm_card_ok"            | "4242 4242 4242 4242"       | 422 | paymentMethodId
          "supplierId"            | "vendorId"                  | 400 | vendorId
          "sku": "CUP"            | "sku": "CUP", "gift": true  | 400 | lines[1].gift
          "supplierId"            | "status": "AUTHORIZED", "supplierId" | 400 | status
          """)
  void aFieldThatCannotBeTakenIsNamed(String part, String sent, int status, String field) {
    assertThat(Orders.SOUND).contains(part);
    String body = Orders.SOUND.replace(part, sent);
    problem(Orders.post(Orders.freshKey(), body), status)
        .body("errors.field", hasItems(field))
        .body("errors", hasSize(1))
        .body(not(containsString("4242")));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"supplierId":      | 400
          not json            | 400
          []                  | 400
          "order"             | 400
          17                  | 400
          null                | 400
          ``                  | 400
          {} {}               | 400
          {"lines": 1}        | 400
          {"lines": {}}       | 400
          {"lines": [1]}      | 400
          {"supplierId": "a", "supplierId": "b"} | 400
          {}                  | 422
          {"lines": []}       | 422
          {"lines": [null]}   | 422
          """)
  void whatIsNotAnOrderIsRefused(String body, int status) {
    problem(Orders.post(Orders.freshKey(), body), status);
  }

  @Test
  void allFieldsOfAWrongShapeAreToldAtOnceInTheOrderOfTheFields() {
    String body =
        """
        {"supplierId": "4242-4242-4242-4242", "lines": [
          {"sku": "A", "quantity": 0, "unitPrice": {"amount": 1, "currency": "CNY"}},
          {"sku": " ", "quantity": 1, "unitPrice": {"amount": 0, "currency": "CNY"}},
          null,
          {"quantity": 1}]}
        """;
    problem(Orders.post(Orders.freshKey(), body), 422)
        .body("code", equalTo("validation_failed"))
        .body(
            "errors.field",
            equalTo(
                List.of(
                    "supplierId",
                    "paymentMethodId",
                    "lines[0].quantity",
                    "lines[1].sku",
                    "lines[1].unitPrice.amount",
                    "lines[2]",
                    "lines[3].sku",
                    "lines[3].unitPrice")))
        .body("errors[0].message", containsString("token"))
        .body("errors[2].message", equalTo("must be at least 1"))
        .body(not(containsString("4242")));
  }

  @Test
  void allRulesThatAnOrderBreaksAreToldAtOnce() {
    String line =
        """
        {"sku": "A", "quantity": 1000001, "unitPrice": {"amount": 1, "currency": "%s"}}\
        """;
    String body =
        Orders.SOUND.replaceAll(
            "(?s)\\[.*]", "[" + line.formatted("CNY") + "," + line.formatted("USD") + "]");
    problem(Orders.post(Orders.freshKey(), body), 422)
        .body("code", equalTo("validation_failed"))
        .body(
            "errors.field",
            equalTo(
                List.of(
                    "lines[0].quantity",
                    "lines[1].sku",
                    "lines[1].quantity",
                    "lines[1].unitPrice.currency")));
  }

  @Test
  void anOrderOfTenThousandLinesIsRefused() {
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                String.format(
                    Locale.ROOT,
                    "{\"sku\":\"S%d\",\"quantity\":1,\"unitPrice\":{\"amount\":1,\"currency\":\"CNY\"}}",
                    i))
            .collect(Collectors.joining(","));
    String body = Orders.SOUND.replaceAll("(?s)\\[.*]", "[" + lines + "]");
    problem(Orders.post(Orders.freshKey(), body), 422).body("errors.field", hasItems("lines"));
  }

  @Test
  void aBodyOfFiveMegabytesIsRefused() {
    String body = Orders.SOUND.replace("CUP", "x".repeat(5 * 1024 * 1024));
    problem(Orders.post(Orders.freshKey(), body), 413);
  }

  @Test
  void aRequestNeedsAnIdempotencyKey() {
    problem(given().contentType(ContentType.JSON).body(Orders.SOUND).post("/orders").then(), 400)
        .body("detail", containsString("Idempotency-Key"));
    problem(Orders.post("  ", Orders.SOUND), 400);
    problem(Orders.post("x".repeat(10_000), Orders.SOUND), 400);
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedByItsType() {
    problem(
        given()
            .header("Idempotency-Key", Orders.freshKey())
            .contentType("text/plain")
            .body(Orders.SOUND)
            .post("/orders")
            .then(),
        415);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /orders",
    "DELETE, /orders",
    "PATCH, /orders",
    "POST, /orders/ord_1",
    "DELETE, /orders/x"
  })
  void aMethodThatAPathDoesNotHaveIsRefused(String method, String path) {
    problem(
        given().contentType(ContentType.JSON).body(Orders.SOUND).request(method, path).then(), 405);
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e, 404, not_found",
    "/orders/ord_0192F0C1E5A87C3E8B1D2F3A4B5C6D7E, 404, not_found",
    "/orders/ord_1, 404, not_found",
    "/orders/evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e, 404, not_found",
    "/orders/1'%20OR%201=1, 404, not_found",
    "/nothing, 404, not_found",
    "/orders?limit=0, 400, bad_parameter",
    "/orders?limit=101, 400, bad_parameter",
    "/orders?limit=ten, 400, bad_parameter",
    "/orders?limit=99999999999, 400, bad_parameter",
    "/orders?status=LOST, 400, bad_parameter",
    "/orders?status=placed, 400, bad_parameter",
    "/orders?buyerId=a%20b, 400, bad_parameter",
    "/orders?buyer=nobody, 400, unknown_parameter",
    "/orders/ord_1?limit=1, 400, unknown_parameter",
    "/orders?buyerId=, 400, bad_parameter",
    "/orders?buyerId=a&buyerId=b, 400, bad_parameter",
    "/orders?buyerId=4242424242424242, 400, bad_parameter",
    "/orders?supplierId=%00, 400, bad_characters",
    "/orders?cursor=nonsense, 400, bad_cursor",
    "/orders?cursor=e30, 400, bad_cursor",
    "/orders?cursor=eyJsaXN0Ijoib3JkZXJzIiwiYmVmb3JlIjoieCJ9, 400, bad_cursor",
  })
  void aPathOrQueryThatNamesNothingIsRefused(String path, int status, String code) {
    problem(given().urlEncodingEnabled(false).get(path).then(), status).body("code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "status, placed", "buyerId, a b", "supplierId, a/b"})
  void aParameterThatCannotBeTakenIsNamed(String parameter, String value) {
    problem(given().queryParam(parameter, value).get("/orders").then(), 400)
        .body("errors.field", equalTo(List.of(parameter)));
  }

  private static ValidatableResponse problem(ValidatableResponse response, int status) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", not(blankOrNullString()))
        .body("title", not(blankOrNullString()))
        .body("detail", allOf(not(blankOrNullString()), not(containsString("Exception"))));
  }
}
