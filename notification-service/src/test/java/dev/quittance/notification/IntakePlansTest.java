package dev.quittance.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.BatchConsumer;
import dev.quittance.kit.intake.PartitionBatch;
import dev.quittance.kit.intake.PerEventConsumer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
          "notification", Map.of("id", -1.0),
          "order_party", Map.of("order_id", -1.0),
          "seen_event", Map.of("identity", -1.0, "event_id", -1.0));

  @Inject AgroalDataSource dataSource;
  @Inject PerEventConsumer consumer;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void noStatementReadsALargeTableFromEndToEnd(long rows) throws SQLException {
    Story told = Story.ofNewBuyer();
    LogWriter.ofTestStack().write(told.placed());
    // A table without a row is planned as such.
    await().untilAsserted(() -> assertThat(Inboxes.kinds(told.buyerId())).isNotEmpty());
    List<StatementPlan> plans = new ArrayList<>();
    QuarkusTransaction.begin();
    try (Connection real = dataSource.getConnection()) {
      PretendedSize.of(real, LARGE, rows);
      KeyLookups.plan(real); // as a transaction of intake begins
      Connection explained = ExplainedConnection.of(real, plans::add);
      RoundTrip reads = new RoundTrip();
      BatchConsumer.Round round = consumer.begin(reads, batches());
      reads.send(explained);
      round.consume(explained);
    } finally {
      QuarkusTransaction.rollback();
    }
    KeyLookupPlans.assertNoneReadsWhole(
        plans, LARGE.keySet(), "INTO notification", "INTO order_party", "INTO seen_event");
  }

  private static List<PartitionBatch> batches() {
    List<EventEnvelope> events =
        Stream.generate(Story::ofNewBuyer)
            .limit(5)
            .flatMap(story -> Stream.of(story.placed(), story.authorized(), story.refunded()))
            .map(LogWriter::envelope)
            .toList();
    return PolledRecords.of(events, FIRST_OFFSET).entrySet().stream()
        .map(of -> new PartitionBatch(of.getKey(), FIRST_OFFSET, of.getValue()))
        .toList();
  }
}
