package dev.quittance.payments.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.payments.EventLog;
import dev.quittance.payments.Orders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log may hold besides one event per order. */
@QuarkusTest
class OrderEventsTest {

  @Inject Orders orders;
  @Inject EventLog log;

  @Test
  void anEventDeliveredTwiceHasOneEffect() {
    OrderPlaced order = Orders.order("pm_card_visa");
    EventEnvelope envelope = EventLog.envelope(order, null);
    log.publish(envelope);
    log.publish(envelope);
    String paymentId = orders.paymentOf(order.orderId());
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    // A bad event behind it in the same partition tells when the intake has come past it.
    log.publish(order.orderId().getBytes(StandardCharsets.UTF_8), new byte[0], List.of());
    awaitParked(order.orderId());
    assertThat(parked(order.orderId()).stream().map(one -> one.get("reason")))
        .containsExactly("NOT_A_CLOUD_EVENT");
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
    assertThat(given().get("/payments?orderId=" + order.orderId()).jsonPath().getList("data"))
        .hasSize(1);
  }

  @Test
  void anOrderPlacedTwiceIsParkedTheSecondTime() {
    OrderPlaced order = Orders.order("pm_card_visa");
    log.publish(order);
    String paymentId = orders.paymentOf(order.orderId());
    OrderPlaced dearer =
        new OrderPlaced(
            order.orderId(), "buyer-2", "supplier-1", Money.of(9999, "CNY"), "pm_card_visa");
    log.publish(dearer);
    assertThat(awaitParked(order.orderId()).get("reason")).isEqualTo("ORDER_ALREADY_KNOWN");
    assertThat(Orders.payment(paymentId).getLong("amount.amount")).isEqualTo(1099);
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsParkedAndOthersGoOn() {
    OrderPlaced order = Orders.order("pm_card_visa");
    byte[] key = order.orderId().getBytes(StandardCharsets.UTF_8);
    EventEnvelope envelope = EventLog.envelope(order, null);
    log.publish(
        key,
        "{\"orderId\": 7}".getBytes(StandardCharsets.UTF_8),
        new EventCodec().headers(envelope));
    assertThat(awaitParked(order.orderId()).get("reason")).isEqualTo("BAD_PAYLOAD");
    orders.authorized();
  }

  @Test
  void eventsThatAreNotForThisServiceAreIgnored() {
    OrderPlaced order = Orders.order("pm_card_visa");
    Money nothing = Money.of(0, "CNY");
    log.publish(
        new PaymentAuthorized(
            order.orderId(),
            Ids.next(Ids.PAYMENT),
            Ids.next(Ids.ATTEMPT),
            "stripe",
            "ch_other",
            Orders.PRICE,
            nothing));
    log.publish(new ParkedEventDiscarded(order.orderId(), "ledger-service", 3, "ops", "a test"));
    log.publish(order);
    Orders.awaitStatus(orders.paymentOf(order.orderId()), "AUTHORIZED");
    assertThat(parked(order.orderId())).isEmpty();
  }

  private static Map<String, Object> awaitParked(String orderId) {
    return await()
        .atMost(Orders.SOON)
        .until(() -> parked(orderId), found -> !found.isEmpty())
        .getFirst();
  }

  private static List<Map<String, Object>> parked(String orderId) {
    return given()
        .get("/parked-events?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .<Map<String, Object>>getList("data")
        .stream()
        .filter(one -> orderId.equals(one.get("key")))
        .toList();
  }
}
