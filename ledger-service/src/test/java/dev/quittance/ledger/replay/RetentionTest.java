package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.Sql;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Retired generations go by themselves, after two seconds instead of an hour. */
@LedgerTest
@TestProfile(RetentionTest.Soon.class)
class RetentionTest {

  /** Several sweeps: the scheduler's shortest interval is a second. */
  private static final Duration A_WHILE = Duration.ofMillis(2_500);

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;
  @Inject Generations generations;
  @Inject AgroalDataSource dataSource;

  @AfterEach
  void noTrap() {
    trap.clear();
  }

  @Test
  void aRetiredGenerationIsDroppedInItsTimeAndTheLiveOneNever() throws SQLException {
    log.writeAndWait(new Story(1).orders(20));
    int first = ledger.liveGeneration();
    assertThat(ledger.replay("{\"mode\":\"rebuild\"}").getString("status")).isEqualTo("SUCCEEDED");
    int second = ledger.liveGeneration();
    assertThat(second).isNotEqualTo(first);

    awaitDropped(first);
    assertThat(ofGeneration(first, "dropped_at - retired_at >= interval '2 seconds'"))
        .isEqualTo("t");
    await()
        .during(A_WHILE)
        .until(() -> ofGeneration(second, "state").equals("LIVE") && tables(second).equals("4"));
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void noneIsDroppedBesideAReplay() throws SQLException {
    trap.set(
        Phase.FOLD,
        begun -> {
          due = dueGeneration();
          await().during(A_WHILE).until(() -> ofGeneration(due, "state").equals("RETIRED"));
        });
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
    awaitDropped(due);
  }

  private volatile int due;

  @Test
  void aReaderIsWaitedForAndNobodyWaitsBehindIt() throws SQLException {
    int waitedFor;
    try (Connection reader = dataSource.getConnection()) {
      reader.setAutoCommit(false);
      Sql.execute(reader, "SELECT FROM journal_entry LIMIT 1");
      waitedFor = dueGeneration();
      Sql.execute(reader, "SELECT FROM journal_entry_g" + waitedFor);
      await()
          .during(A_WHILE)
          .until(() -> ofGeneration(waitedFor, "state").equals("RETIRED") && areReadsAnswered());
      log.writeAndWait(new Story(2).orders(5));
      reader.rollback();
      reader.setAutoCommit(true);
    }
    awaitDropped(waitedFor);
  }

  private static boolean areReadsAnswered() {
    return given().get("/transactions?limit=1").statusCode() == 200;
  }

  private void awaitDropped(int generation) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ofGeneration(generation, "state").equals("DROPPED"));
    assertThat(tables(generation)).isEqualTo("0");
  }

  /** One that was live long ago. */
  private int dueGeneration() {
    try (Connection connection = dataSource.getConnection()) {
      GenerationTables tables = generations.begin(connection);
      Sql.execute(connection, tables.attach());
      Sql.execute(
          connection,
          """
          UPDATE generation
             SET state = 'RETIRED', live_at = created_at, retired_at = now() - interval '1 hour'
           WHERE number =
          """
              + tables.number());
      return tables.number();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ofGeneration(int number, String what) {
    return query("SELECT " + what + " FROM generation WHERE number = " + number);
  }

  private String tables(int generation) {
    return query(
        String.format(
            Locale.ROOT,
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '_g%d$'",
            generation));
  }

  private String query(String sql) {
    try {
      return ledger.query(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So soon, and looked for so often. */
  public static final class Soon implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quittance.ledger.replay.retired-kept-for", "2s",
          "quittance.ledger.replay.sweep-interval", "1s");
    }
  }
}
