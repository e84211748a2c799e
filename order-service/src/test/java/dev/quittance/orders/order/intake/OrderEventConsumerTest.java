package dev.quittance.orders.order.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the order to the log, and from the log back to the order. */
@QuarkusTest
class OrderEventConsumerTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final EventLog log = EventLog.ofTestStack();
  private final LogWriter writer = LogWriter.ofTestStack();

  @Inject AgroalDataSource dataSource;

  private final PaymentEvents payment = PaymentEvents.ofNew();

  @Test
  void aPlacedOrderIsPublishedOnce() {
    String buyer = Orders.freshBuyer();
    String orderId = Orders.place(buyer);

    awaitPublished(orderId);

    List<EventEnvelope> events = log.eventsOf(orderId);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().source()).isEqualTo("/quittance/order-service");
    assertThat(events.getFirst().event())
        .isEqualTo(
            new OrderPlaced(
                orderId, buyer, "supplier-1", Money.of(Orders.TOTAL_MINOR, "CNY"), "pm_card_ok"));
    order(orderId).body("history.eventId", contains(events.getFirst().eventId()));
  }

  @Test
  void anOrderFollowsItsPayment() {
    String orderId = Orders.place(Orders.freshBuyer());

    writer.write(payment.failed(orderId));
    awaitStatus(orderId, "PAYMENT_FAILED");
    order(orderId).body("failureReason", equalTo("card_declined"));

    writer.write(actionRequired(orderId));
    awaitStatus(orderId, "ACTION_REQUIRED");
    order(orderId)
        .body("failureReason", nullValue())
        .body("paymentId", equalTo(payment.paymentId()));

    writer.write(payment.authorized(orderId, Orders.TOTAL_MINOR));
    awaitStatus(orderId, "PAID");
    order(orderId)
        .body("failureReason", nullValue())
        .body("paymentId", equalTo(payment.paymentId()));

    writer.write(payment.refunded(orderId, 698));
    awaitStatus(orderId, "PARTIALLY_REFUNDED");
    writer.write(payment.refunded(orderId, 2_000));
    awaitStatus(orderId, "REFUNDED");

    order(orderId)
        .body("refunded.amount", equalTo(2698))
        .body(
            "history.status",
            contains(
                "PLACED",
                "PAYMENT_FAILED",
                "ACTION_REQUIRED",
                "PAID",
                "PARTIALLY_REFUNDED",
                "REFUNDED"))
        .body("history[1].reason", equalTo("card_declined"))
        .body("history[4].amount.amount", equalTo(698));
  }

  /** The oldest time that an event can have does not stop its partition. */
  @Test
  void anEventOfTheYearZeroIsApplied() {
    String orderId = Orders.place(Orders.freshBuyer());
    Instant oldest = Instant.parse("0000-01-01T00:00:00Z");

    writer.write(LogWriter.envelope(payment.failed(orderId), oldest));

    awaitStatus(orderId, "PAYMENT_FAILED");
    order(orderId).body("history[1].occurredAt", equalTo("0000-01-01T00:00:00Z"));
  }

  @Test
  void anEventThatComesTwiceCountsOnce() {
    String orderId = Orders.place(Orders.freshBuyer());
    writer.write(payment.authorized(orderId, Orders.TOTAL_MINOR));
    EventEnvelope refund = LogWriter.envelope(payment.refunded(orderId, 100));

    writer.write(refund);
    writer.write(refund);
    writer.write(payment.refunded(orderId, 1));

    await().atMost(SOON).untilAsserted(() -> order(orderId).body("refunded.amount", equalTo(101)));
    order(orderId).body("history.size()", equalTo(4));
    assertThat(parkedReasons(orderId)).isEmpty();
  }

  @Test
  void aCopyOfAnEventWhoseIdIsForgottenCountsNotAgain() throws SQLException {
    String orderId = Orders.place(Orders.freshBuyer());
    writer.write(payment.authorized(orderId, Orders.TOTAL_MINOR));
    EventEnvelope refund =
        LogWriter.envelope(payment.refunded(orderId, 100), Instant.now().minus(Duration.ofDays(8)));
    writer.write(refund);
    await().atMost(SOON).untilAsserted(() -> order(orderId).body("refunded.amount", equalTo(100)));
    forget(refund);

    writer.write(refund);
    writer.write(payment.refunded(orderId, 1));

    await().atMost(SOON).untilAsserted(() -> order(orderId).body("history.size()", equalTo(4)));
    order(orderId).body("refunded.amount", equalTo(101));
    assertThat(parkedReasons(orderId)).isEmpty();
  }

  private void forget(EventEnvelope event) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM seen_event WHERE event_id = ?")) {
      delete.setObject(1, Ids.uuid(Ids.EVENT, event.eventId()));
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void anImpossibleEventIsParkedWithTheOrdersLaterOnesWhileOthersGoOn() {
    String orderId = Orders.place(Orders.freshBuyer());
    String other = Orders.place(Orders.freshBuyer());
    // Its own event would be parked behind the impossible one if it came later.
    awaitPublished(orderId);

    writer.write(payment.authorized(orderId, Orders.TOTAL_MINOR - 1));
    writer.write(payment.authorized(orderId, Orders.TOTAL_MINOR));
    writer.write(payment.authorized(other, Orders.TOTAL_MINOR));

    awaitStatus(other, "PAID");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(parkedReasons(orderId)).containsExactly("AMOUNT_MISMATCH", "PARKED_BEHIND"));
    order(orderId).body("status", equalTo("PLACED")).body("history.size()", equalTo(1));
  }

  @Test
  void anEventOfAnUnknownOrderAndUnreadableBytesAreParked() {
    String unknown = Ids.next(Ids.ORDER);
    String garbled = Ids.next(Ids.ORDER);
    writer.write(payment.failed(unknown));
    writer.write(garbled.getBytes(StandardCharsets.UTF_8), new byte[1], List.of());

    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(parkedReasons(unknown)).containsExactly("ORDER_UNKNOWN");
          assertThat(parkedReasons(garbled)).containsExactly("NOT_A_CLOUD_EVENT");
        });
  }

  private Event actionRequired(String orderId) {
    return new PaymentActionRequired(
        orderId,
        payment.paymentId(),
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        Money.of(Orders.TOTAL_MINOR, "CNY"),
        new NextAction.Redirect("https://acs.example/3ds", null));
  }

  private void awaitPublished(String orderId) {
    await().atMost(SOON).until(() -> !log.eventsOf(orderId).isEmpty());
  }

  private static void awaitStatus(String orderId, String status) {
    await().atMost(SOON).untilAsserted(() -> order(orderId).body("status", equalTo(status)));
  }

  private static ValidatableResponse order(String orderId) {
    return given().get("/orders/" + orderId).then().statusCode(200);
  }

  private static List<String> parkedReasons(String orderId) {
    List<Map<String, String>> parked =
        given().get("/parked-events?limit=100").then().statusCode(200).extract().path("data");
    return parked.stream()
        .filter(event -> orderId.equals(event.get("key")))
        .map(event -> event.get("reason"))
        .toList();
  }
}
