package dev.quittance.kit.outbox;

import dev.quittance.kit.database.KeyLookups;
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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The relay finds the oldest rows, and those to delete, without reading the others: the outbox
 * grows while the broker is away. -1 is a table without statistics.
 */
@QuarkusTest
class RelayPlansTest {

  private static final Map<String, Map<String, Double>> LARGE =
      Map.of("outbox_event", Map.of("id", -1.0));

  private static final List<Long> PUBLISHED = LongStream.range(0, 100).boxed().toList();

  @Inject AgroalDataSource dataSource;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void theOutboxIsNeverReadFromEndToEnd(long rows) throws SQLException {
    List<StatementPlan> plans = new ArrayList<>();
    QuarkusTransaction.begin();
    try (Connection real = dataSource.getConnection()) {
      insertRow(real);
      PretendedSize.of(real, LARGE, rows);
      KeyLookups.planSession(real); // as the relay's session begins; undone with the transaction
      Connection explained = ExplainedConnection.of(real, plans::add);
      OutboxBatch.next(explained, "topic", 1000, List.of(), false);
      OutboxBatch.next(explained, "topic", 1000, PUBLISHED, false);
      OutboxBatch.next(explained, "topic", 1000, PUBLISHED, true);
    } finally {
      QuarkusTransaction.rollback();
    }
    KeyLookupPlans.assertNoneReadsWhole(
        plans, LARGE.keySet(), "DELETE FROM outbox_event", "FROM outbox_event\n WHERE");
  }

  /** A table without a row is planned as such. */
  private static void insertRow(Connection connection) throws SQLException {
    try (Statement insert = connection.createStatement()) {
      insert.execute(
          "INSERT INTO outbox_event (record_key, headers, payload) VALUES ('', '{}', '')");
    }
  }
}
