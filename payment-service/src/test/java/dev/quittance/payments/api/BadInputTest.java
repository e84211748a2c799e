package dev.quittance.payments.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.payments.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: the right problem, never a 5xx, and nothing stored. */
@QuarkusTest
class BadInputTest {

  private static final String NOBODY = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  @Inject Orders orders;

  @Test
  void aPathThatBeginsLikeAnotherClassHasItsOwnMethods() {
    String refunds = "/payments/pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e/refunds";
    given().get(refunds).then().statusCode(405).header("Allow", "OPTIONS, POST");
    given().options(refunds).then().statusCode(204).header("Allow", "OPTIONS, POST");
    given().options(refunds + "/rfd_1").then().header("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void aBadRefundRequestIsAProblemAndChangesNothing() {
    String paymentId = orders.authorized();
    String before = Orders.payment(paymentId).prettify();
    String table =
        """
        {"amount": {"amount": 0, "currency": "CNY"}}                    | 422
        {"amount": {"amount": -1, "currency": "CNY"}}                   | 422
        {"amount": {"amount": 1100, "currency": "CNY"}}                 | 422
        {"amount": {"amount": 999999999999, "currency": "CNY"}}         | 422
        {"amount": {"amount": 1000000000000, "currency": "CNY"}}        | 422
        {"amount": {"amount": 9223372036854775807, "currency": "CNY"}}  | 422
        {"amount": {"amount": 1, "currency": "USD"}}                    | 422
        {"amount": {"amount": 1, "currency": "ZZZ"}}                    | 422
        {"amount": {"amount": 1, "currency": "cny"}}                    | 422
        {"amount": {"amount": 1, "currency": ""}}                       | 422
        {"amount": {"amount": 1, "currency": "XXX"}}                    | 422
        {"amount": {"amount": 1}}                                       | 4xx
        {"amount": {"currency": "CNY"}}                                 | 4xx
        {"amount": {}}                                                  | 4xx
        {"amount": {"amount": null, "currency": "CNY"}}                 | 4xx
        {"amount": {"amount": 9223372036854775808, "currency": "CNY"}}  | 4xx
        {"amount": {"amount": 10.99, "currency": "CNY"}}                | 400
        {"amount": {"amount": 1e2, "currency": "CNY"}}                  | 400
        {"amount": {"amount": "1", "currency": "CNY"}}                  | 400
        {"amount": {"amount": 1, "currency": 156}}                      | 400
        {"amount": {"amount": 1, "currency": "CNY", "cents": 3}}        | 400
        {"amount": 1099}                                                | 400
        {"amount": "1099 CNY"}                                          | 400
        {"amount": [1]}                                                 | 400
        {"amont": {"amount": 1, "currency": "CNY"}}                     | 400
        {"reason": 7}                                                   | 400
        {"reason": ""}                                                  | 422
        {"reason": "   "}                                               | 422
        {"reason": "a\\u0000b"}                                         | 422
        {"reason": "a\\tb"}                                             | 422
        {"reason": "card 4242-4242-4242-4242"}                          | 422
        []                                                              | 400
        "all"                                                           | 400
        null                                                            | 400
        {                                                               | 400
        {}{}                                                            | 400
        not json                                                        | 400
        """;
    for (String row : table.lines().toList()) {
      int bar = row.lastIndexOf('|');
      String expected = row.substring(bar + 1).strip();
      Response response = Orders.refund(paymentId, row.substring(0, bar).strip());
      assertProblem(row, response);
      if (!expected.equals("4xx")) {
        assertThat(response.statusCode()).as(row).isEqualTo(Integer.parseInt(expected));
      }
    }
    assertThat(Orders.payment(paymentId).prettify()).isEqualTo(before);
  }

  @Test
  void aReasonThatIsTooLongAndABodyThatIsTooLargeAreRefused() {
    String paymentId = orders.authorized();
    Orders.refund(paymentId, "{\"reason\": \"" + "x".repeat(256) + "\"}")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("reason"));
    Orders.refund(paymentId, "{\"reason\": \"" + "x".repeat(5_000_000) + "\"}")
        .then()
        .statusCode(413);
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
  }

  @Test
  void aKeyIsRequiredAndAnotherContentTypeOrMethodIsNot() {
    String paymentId = orders.authorized();
    String path = "/payments/" + paymentId + "/refunds";
    String key = UUID.randomUUID().toString();
    assertProblem(400, given().contentType(ContentType.JSON).body("{}").post(path));
    assertProblem(
        400, given().header("Idempotency-Key", key).contentType(ContentType.JSON).post(path));
    assertProblem(
        415,
        given().header("Idempotency-Key", key).contentType(ContentType.TEXT).body("{}").post(path));
    assertProblem(405, given().header("Idempotency-Key", key).delete("/payments/" + paymentId));
    assertProblem(406, given().accept("text/csv").get("/payments/" + paymentId));
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "FAILED"})
  void aPaymentThatIsNotAuthorizedIsNotRefunded(String status) {
    String paymentId =
        orders.place(
            status.equals("FAILED") ? "pm_card_chargeDeclined" : "pm_card_authenticationRequired");
    Orders.awaitStatus(paymentId, status.equals("FAILED") ? "FAILED" : "ACTION_REQUIRED");
    Orders.refund(paymentId, "{}")
        .then()
        .statusCode(409)
        .body("code", equalTo("payment_not_authorized"))
        .body("detail", containsString("only an authorized payment"));
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {NOBODY, "pay_1", "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", "%20", "x"})
  void whatIsNotThereIsNotFound(String id) {
    assertProblem(404, given().urlEncodingEnabled(false).get("/payments/" + id));
    assertProblem(
        404,
        given()
            .urlEncodingEnabled(false)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON)
            .body("{}")
            .post("/payments/" + id + "/refunds"));
    assertProblem(404, given().urlEncodingEnabled(false).get("/payments/" + id + "/refunds/x"));
  }

  @Test
  void aRefundOfAnotherPaymentIsNotFound() {
    String paymentId = orders.authorized();
    String refundId = Orders.refund(paymentId, "{}").path("id");
    String other = orders.authorized();
    assertProblem(404, given().get("/payments/" + other + "/refunds/" + refundId));
    assertProblem(404, given().get("/payments/" + paymentId + "/refunds/rfd_1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=ten",
        "limit=99999999999",
        "orderId=ord_1",
        "buyerId=a%20b",
        "status=PAID",
        "status=authorized"
      })
  void aParameterThatCannotBeTakenIsNamed(String query) {
    String parameter = query.substring(0, query.indexOf('='));
    Response response = given().urlEncodingEnabled(false).get("/payments?" + query);
    assertProblem(400, response);
    response
        .then()
        .body("code", equalTo("bad_parameter"))
        .body("errors.field", contains(parameter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "e30", "eyJsaXN0IjoicGF5bWVudHMiLCJsYXN0IjoieCJ9"})
  void aCursorOfNoListIsAProblem(String cursor) {
    Response response = given().get("/payments?cursor=" + cursor);
    assertProblem(400, response);
    response.then().body("code", equalTo("bad_cursor"));
  }

  private static void assertProblem(int status, Response response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertProblem("", response);
  }

  private static void assertProblem(String what, Response response) {
    assertThat(response.statusCode()).as(what).isBetween(400, 499);
    assertThat(response.contentType()).as(what).startsWith("application/problem+json");
    response
        .then()
        .body("status", equalTo(response.statusCode()))
        .body("code", not(blankOrNullString()))
        .body("detail", allOf(not(blankOrNullString()), not(containsString("Exception"))));
    JsonPath problem = response.jsonPath();
    assertThat(problem.getString("title")).as(what).isNotBlank();
  }
}
