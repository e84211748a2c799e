package dev.quittance.payments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.testkit.Reads;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Orders come in, and what becomes of their payments. */
@ApplicationScoped
public class Orders {

  public static final Duration SOON = Duration.ofSeconds(20);

  /** 10.99 CNY, of which the platform takes 7. */
  public static final Money PRICE = Money.of(1099, "CNY");

  private final LogWriter writer = LogWriter.ofTestStack();
  private final EventLog log = EventLog.ofTestStack();

  public static OrderPlaced order(String paymentMethodId) {
    return order(paymentMethodId, PRICE);
  }

  private static OrderPlaced order(String paymentMethodId, Money price) {
    return new OrderPlaced(Ids.next(Ids.ORDER), "buyer-1", "supplier-1", price, paymentMethodId);
  }

  /** Publishes an order and waits for its payment. */
  public String place(String paymentMethodId) {
    return place(paymentMethodId, PRICE);
  }

  public String place(String paymentMethodId, Money price) {
    OrderPlaced order = order(paymentMethodId, price);
    writer.write(order);
    return paymentOf(order.orderId());
  }

  public String paymentOf(String orderId) {
    return await()
        .atMost(SOON)
        .until(
            () -> Reads.get("/payments?orderId=" + orderId).at("/data/0/id").asText(),
            found -> !found.isEmpty());
  }

  public String authorized() {
    return authorized("pm_card_visa");
  }

  public String authorized(String paymentMethodId) {
    String paymentId = place(paymentMethodId);
    awaitStatus(paymentId, "AUTHORIZED");
    return paymentId;
  }

  public static JsonPath payment(String paymentId) {
    return given().get("/payments/" + paymentId).then().statusCode(200).extract().jsonPath();
  }

  public static void awaitStatus(String paymentId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(Reads.get("/payments/" + paymentId).path("status").asText())
                .isEqualTo(status));
  }

  public static Response refund(String paymentId, String body) {
    return given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/payments/" + paymentId + "/refunds");
  }

  public static void awaitRefund(String paymentId, String refundId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    Reads.get("/payments/" + paymentId + "/refunds/" + refundId)
                        .path("status")
                        .asText())
                .isEqualTo(status));
  }

  /** The events that this service published about a payment's order, at least so many. */
  public List<EventEnvelope> awaitEvents(String paymentId, int atLeast) {
    String orderId = payment(paymentId).getString("orderId");
    return await().atMost(SOON).until(() -> answersFor(orderId), found -> found.size() >= atLeast);
  }

  /** What this service has published of an order, without what a test did. */
  private List<EventEnvelope> answersFor(String orderId) {
    return log.eventsOf(orderId).stream()
        .filter(envelope -> !envelope.source().equals(LogWriter.SOURCE))
        .toList();
  }
}
