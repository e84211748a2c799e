package dev.quittance.orders.order.intake;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.BatchConsumer;
import dev.quittance.kit.intake.PartitionBatch;
import dev.quittance.kit.intake.PerEventConsumer;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.log.LogWriter;
import dev.quittance.testkit.log.PolledRecords;
import dev.quittance.testkit.plan.ExplainedConnection;
import dev.quittance.testkit.plan.KeyLookupPlans;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of a batch of events reads a large table from end to end, however many rows
 * statistics say there are. -1 is a table without statistics. Each batch is rolled back.
 */
@QuarkusTest
class IntakePlansTest {

  /** Behind whatever other tests have in the log. */
  private static final long FIRST_OFFSET = 1L << 40;

  /** How many different values columns have: negative for a share of the rows. */
  private static final Map<String, Map<String, Double>> LARGE =
      Map.of(
          "orders", Map.of("id", -1.0),
          "order_event", Map.of("order_id", -0.3, "event_id", -1.0),
          "logged_event", Map.of("event_id", -1.0),
          "seen_event", Map.of("identity", -1.0, "event_id", -1.0));

  @Inject AgroalDataSource dataSource;
  @Inject PerEventConsumer consumer;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void noStatementReadsALargeTableFromEndToEnd(long rows) throws SQLException {
    List<PartitionBatch> batches = batches();
    List<StatementPlan> plans = new ArrayList<>();
    QuarkusTransaction.begin();
    try (Connection real = dataSource.getConnection()) {
      PretendedSize.of(real, LARGE, rows);
      KeyLookups.plan(real); // as a transaction of intake begins
      Connection explained = ExplainedConnection.of(real, plans::add);
      RoundTrip reads = new RoundTrip();
      BatchConsumer.Round round = consumer.begin(reads, batches);
      reads.send(explained);
      round.consume(explained);
    } finally {
      QuarkusTransaction.rollback();
    }
    KeyLookupPlans.assertNoneReadsWhole(
        plans, LARGE.keySet(), "UPDATE orders", "INSERT INTO logged_event", "seen_event");
  }

  /** What becomes of some orders, and an event of this service that comes back. */
  private List<PartitionBatch> batches() {
    List<EventEnvelope> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String buyer = Orders.freshBuyer();
      String orderId = Orders.place(buyer);
      Money total = Money.of(Orders.TOTAL_MINOR, "CNY");
      PaymentEvents payment = PaymentEvents.ofNew();
      events.add(event(new OrderPlaced(orderId, buyer, "supplier-1", total, "pm_card_ok")));
      events.add(event(payment.failed(orderId)));
      events.add(event(payment.authorized(orderId, Orders.TOTAL_MINOR)));
    }
    return PolledRecords.of(events, FIRST_OFFSET).entrySet().stream()
        .map(of -> new PartitionBatch(of.getKey(), FIRST_OFFSET, of.getValue()))
        .toList();
  }

  private static EventEnvelope event(Event event) {
    return LogWriter.envelope(event, Instant.now());
  }
}
