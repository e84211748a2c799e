package dev.quittance.orders;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.kit.security.Role;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.LogWriter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** Orders whose payment has failed, and how a client pays them again. */
public final class Retries {

  public static final String SAME = "{}";

  private static final Duration SOON = Duration.ofSeconds(20);

  private final LogWriter writer = LogWriter.ofTestStack();

  /** An order that its buyer may pay again. */
  public String failed(String buyer) {
    String order = Orders.place(buyer);
    fails(order);
    return order;
  }

  /** Its attempt fails: the card has expired. */
  public void fails(String order) {
    writer.write(
        PaymentFailed.of(
            order,
            Ids.of(Ids.PAYMENT, Ids.uuid(Ids.ORDER, order)),
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            FailureReason.EXPIRED_CARD));
    awaitStatus(order, "PAYMENT_FAILED");
  }

  public static void awaitStatus(String order, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            given().get("/orders/" + order).then().statusCode(200).body("status", equalTo(status)));
  }

  public static ValidatableResponse payAgain(String buyer, String order, String key, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/" + order + "/payment-attempts")
        .then();
  }
}
