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
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.log.LogWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the log may hold besides one event per order. */
@QuarkusTest
class PaymentEventConsumerTest {

  @Inject Orders orders;
  private final LogWriter log = LogWriter.ofTestStack();
  @Inject AgroalDataSource dataSource;
  @Inject PaymentEventConsumer consumer;

  @Test
  void anEventDeliveredTwiceHasOneEffect() {
    OrderPlaced order = Orders.order("pm_card_visa");
    EventEnvelope envelope = LogWriter.envelope(order);
    log.write(envelope);
    log.write(envelope);
    String paymentId = orders.paymentOf(order.orderId());
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    // A bad event behind it in the same partition tells when the intake has come past it.
    log.write(order.orderId().getBytes(StandardCharsets.UTF_8), new byte[0], List.of());
    awaitParked(order.orderId());
    assertThat(parked(order.orderId()).stream().map(one -> one.get("reason")))
        .containsExactly("NOT_A_CLOUD_EVENT");
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
    assertThat(given().get("/payments?orderId=" + order.orderId()).jsonPath().getList("data"))
        .hasSize(1);
  }

  /** He accepted what another kind of method costs, or what it cost long ago. */
  @Test
  void aBuyerIsNotChargedOtherwiseThanHeWasTold() {
    OrderPlaced otherwise = promised(Money.of(1_234, "CNY"));
    OrderPlaced so = promised(null);
    log.write(LogWriter.envelope(otherwise));
    log.write(LogWriter.envelope(so));
    Orders.awaitStatus(orders.paymentOf(so.orderId()), "AUTHORIZED");
    String failed = orders.paymentOf(otherwise.orderId());
    Orders.awaitStatus(failed, "FAILED");
    assertThat(given().get("/payments/" + failed).jsonPath().getString("failureReason"))
        .isEqualTo("price_changed");
    log.write(
        LogWriter.envelope(
            new PaymentRetryRequested(
                otherwise.orderId(), otherwise.paymentMethodId(), otherwise.buyerId())));
    Orders.awaitStatus(failed, "AUTHORIZED");
  }

  private static OrderPlaced promised(@Nullable Money surcharge) {
    OrderPlaced order = Orders.order("pm_card_visa");
    return new OrderPlaced(
        order.orderId(),
        order.buyerId(),
        order.supplierId(),
        order.total(),
        order.paymentMethodId(),
        null,
        null,
        null,
        null,
        surcharge,
        null,
        Instant.now().plusSeconds(60));
  }

  /** Whoever locks several payments does so in the order of their ids, whatever the log's is. */
  @Test
  void paymentsOfABatchAreLockedInTheOrderOfTheirIds() throws Exception {
    String first = orders.place("pm_card_visa");
    String second = orders.place("pm_card_visa");
    List<EventEnvelope> retries =
        Stream.of(second, first)
            .map(payment -> Orders.payment(payment).getString("orderId"))
            .map(order -> new PaymentRetryRequested(order, "pm_card_visa", "buyer-1"))
            .map(LogWriter::envelope)
            .toList();
    try (Connection locking = dataSource.getConnection();
        Connection other = dataSource.getConnection()) {
      locking.setAutoCommit(false);
      other.setAutoCommit(false);
      lock(locking, first);
      Thread batch =
          Thread.ofVirtual()
              .start(() ->
                  QuarkusTransaction.requiringNew()
                      .run(() -> {
                        try (Connection own = dataSource.getConnection()) {
                          RoundTrip reads = new RoundTrip();
                          var _ = consumer.begin(reads, retries);
                          reads.send(own);
                        } catch (SQLException e) {
                          throw new AssertionError(e);
                        }
                      }));
      await().atMost(Orders.SOON).until(this::isSomebodyWaiting);
      lock(other, second); // the batch has not got that far
      other.rollback();
      locking.rollback();
      batch.join();
    }
  }

  private static void lock(Connection connection, String paymentId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM payment WHERE id = ? FOR UPDATE NOWAIT")) {
      select.setObject(1, Ids.uuid(Ids.PAYMENT, paymentId));
      select.execute();
    }
  }

  private boolean isSomebodyWaiting() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'
                   AND query LIKE '%order_id = ANY%'
                """);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  @Test
  void anOrderPlacedTwiceIsParkedTheSecondTime() {
    OrderPlaced order = Orders.order("pm_card_visa");
    log.write(order);
    String paymentId = orders.paymentOf(order.orderId());
    OrderPlaced dearer =
        new OrderPlaced(
            order.orderId(), "buyer-2", "supplier-1", Money.of(9999, "CNY"), "pm_card_visa");
    log.write(dearer);
    assertThat(awaitParked(order.orderId()).get("reason")).isEqualTo("ORDER_ALREADY_PLACED");
    assertThat(Orders.payment(paymentId).getLong("amount.amount")).isEqualTo(1099);
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsParkedAndOthersGoOn() {
    OrderPlaced order = Orders.order("pm_card_visa");
    byte[] key = order.orderId().getBytes(StandardCharsets.UTF_8);
    EventEnvelope envelope = LogWriter.envelope(order);
    log.write(
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
    log.write(
        new PaymentAuthorized(
            order.orderId(),
            Ids.next(Ids.PAYMENT),
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            "ch_other",
            Orders.PRICE,
            nothing));
    log.write(new ParkedEventDiscarded(order.orderId(), "ledger-service", 3, "ops", "a test"));
    log.write(order);
    Orders.awaitStatus(orders.paymentOf(order.orderId()), "AUTHORIZED");
    assertThat(parked(order.orderId())).isEmpty();
  }

  @Test
  void aBatchIsStoredWholeAndAnOrderTwiceInItIsParked() {
    List<OrderPlaced> placed =
        IntStream.range(0, 300).mapToObj(i -> Orders.order("pm_card_visa")).toList();
    List<EventEnvelope> envelopes = new ArrayList<>();
    for (OrderPlaced order : placed) {
      envelopes.add(LogWriter.envelope(order));
    }
    EventEnvelope twice = LogWriter.envelope(placed.get(7));
    envelopes.add(twice);
    envelopes.add(envelopes.get(9)); // delivered twice: no effect
    log.writeAll(envelopes);
    assertThat(awaitParked(placed.get(7).orderId()).get("reason"))
        .isEqualTo("ORDER_ALREADY_PLACED");
    for (OrderPlaced order :
        List.of(placed.getFirst(), placed.get(7), placed.get(9), placed.getLast())) {
      String paymentId = orders.paymentOf(order.orderId());
      Orders.awaitStatus(paymentId, "AUTHORIZED");
      assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
    }
    await().atMost(Orders.SOON).until(() -> authorized(placed) == 300);
  }

  private long authorized(List<OrderPlaced> placed) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*) FROM payment WHERE status = 'AUTHORIZED' AND order_id = ANY (?)")) {
      Object[] ids = placed.stream().map(order -> Ids.uuid(Ids.ORDER, order.orderId())).toArray();
      select.setArray(1, connection.createArrayOf("uuid", ids));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
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
