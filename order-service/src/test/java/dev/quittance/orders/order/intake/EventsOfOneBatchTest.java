package dev.quittance.orders.order.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.log.LogWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What several events of one batch do to one order. Each batch is rolled back after it was looked
 * at: its places in the log are made up.
 */
@QuarkusTest
class EventsOfOneBatchTest {

  /** Behind whatever other tests have in the log. */
  private static final long FIRST_OFFSET = 1L << 40;

  private static final String ORDER =
      """
      SELECT payment_status || ' ' || refunded_minor || ' at ' || revision
        FROM orders WHERE id = ?
      """;

  private static final String HISTORY =
      """
      SELECT string_agg(revision || ' ' || status, ', ' ORDER BY revision)
        FROM order_event WHERE order_id = ?
      """;

  private static final String PLACES =
      """
      SELECT string_agg(log_offset::text, ' ' ORDER BY log_offset)
        FROM logged_event
       WHERE event_id IN (SELECT event_id FROM order_event WHERE order_id = ?)
         AND log_offset >= 1::bigint << 40
      """;

  @Inject AgroalDataSource dataSource;
  @Inject OrderEventConsumer consumer;

  private final PaymentEvents payment = PaymentEvents.ofNew();

  @Test
  void eachEventFollowsTheOneBeforeIt() {
    String orderId = Orders.place(Orders.freshBuyer());
    String other = Orders.place(Orders.freshBuyer());
    List<String> found =
        inOneBatch(
            Stream.of(
                    payment.failed(orderId),
                    payment.authorized(orderId, Orders.TOTAL_MINOR),
                    payment.failed(other),
                    payment.refunded(orderId, 100),
                    payment.refunded(orderId, 200))
                .map(event -> LogWriter.envelope(event, Instant.now()))
                .toList(),
            List.of(orderId, other));
    assertThat(found)
        .containsExactly(
            "PARTIALLY_REFUNDED 300 at 5",
            "1 PLACED, 2 PAYMENT_FAILED, 3 PAID, 4 PARTIALLY_REFUNDED, 5 PARTIALLY_REFUNDED",
            places(0, 1, 3, 4),
            "FAILED 0 at 2",
            "1 PLACED, 2 PAYMENT_FAILED",
            places(2));
  }

  @Test
  void aCopyOfAnEventOlderThanWhatIsRememberedCountsOnceInItsOwnBatch() {
    String orderId = Orders.place(Orders.freshBuyer());
    EventEnvelope refund =
        LogWriter.envelope(payment.refunded(orderId, 100), Instant.now().minus(Duration.ofDays(8)));
    List<String> found =
        inOneBatch(
            List.of(
                LogWriter.envelope(payment.authorized(orderId, Orders.TOTAL_MINOR), Instant.now()),
                refund,
                refund),
            List.of(orderId));
    assertThat(found)
        .containsExactly(
            "PARTIALLY_REFUNDED 100 at 3", "1 PLACED, 2 PAID, 3 PARTIALLY_REFUNDED", places(0, 1));
  }

  @Test
  void aRefusedEventChangesNothingForThoseOfItsBatch() {
    String orderId = Orders.place(Orders.freshBuyer());
    List<String> found =
        inOneBatch(
            Stream.of(
                    payment.authorized(orderId, Orders.TOTAL_MINOR),
                    payment.refunded(orderId, Orders.TOTAL_MINOR + 1))
                .map(event -> LogWriter.envelope(event, Instant.now()))
                .toList(),
            List.of(orderId));
    assertThat(found).containsExactly("AUTHORIZED 0 at 2", "1 PLACED, 2 PAID", places(0));
  }

  /** For each order its row, its history, and where the batch's events of it lie. */
  private List<String> inOneBatch(List<EventEnvelope> events, List<String> orderIds) {
    QuarkusTransaction.begin();
    try (Connection connection = dataSource.getConnection()) {
      RoundTrip reads = new RoundTrip();
      var begun = consumer.begin(reads, events);
      reads.send(connection);
      var batch = begun.open(connection);
      for (int i = 0; i < events.size(); i++) {
        batch.consume(new LogEvent(events.get(i), 0, FIRST_OFFSET + i));
      }
      RoundTrip writes = new RoundTrip();
      batch.store(writes);
      writes.send(connection);
      return orderIds.stream()
          .flatMap(id -> Stream.of(ORDER, HISTORY, PLACES).map(sql -> query(connection, sql, id)))
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private static String query(Connection connection, String sql, String orderId) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, Ids.uuid(Ids.ORDER, orderId));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String places(int... ofEvents) {
    return String.join(
        " ",
        Arrays.stream(ofEvents).mapToObj(event -> String.valueOf(FIRST_OFFSET + event)).toList());
  }
}
