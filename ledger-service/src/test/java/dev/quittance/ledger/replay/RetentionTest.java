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
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Retired generations go at the sweep after their time, here an hour. Tests sweep themselves: that
 * it happens by itself is shown where replicas clear up after each other.
 */
@LedgerTest
class RetentionTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;
  @Inject Retention retention;
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

    retire(first, "55 minutes");
    retention.sweep();
    assertThat(ofGeneration(first, "state")).isEqualTo("RETIRED");
    assertThat(tables(first)).isEqualTo("4");
    retire(first, "65 minutes");
    awaitDropped(first);
    assertThat(ofGeneration(second, "state")).isEqualTo("LIVE");
    assertThat(tables(second)).isEqualTo("4");
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void noneIsDroppedBesideAReplay() throws SQLException {
    trap.set(
        Phase.FOLD,
        begun -> {
          due = dueGeneration();
          retention.sweep();
          stateBeside = ofGeneration(due, "state");
        });
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
    assertThat(stateBeside).isEqualTo("RETIRED");
    awaitDropped(due);
  }

  private volatile int due;
  private volatile String stateBeside = "";

  @Test
  void aReaderIsWaitedForAndNobodyWaitsBehindIt() throws SQLException {
    int waitedFor;
    try (Connection reader = dataSource.getConnection()) {
      reader.setAutoCommit(false);
      Sql.execute(reader, "SELECT FROM journal_entry LIMIT 1");
      waitedFor = dueGeneration();
      Sql.execute(reader, "SELECT FROM journal_entry_g" + waitedFor);
      CompletableFuture<Void> sweep = CompletableFuture.runAsync(retention::sweep);
      do {
        assertThat(areReadsAnswered()).isTrue();
      } while (!sweep.isDone());
      sweep.join();
      assertThat(ofGeneration(waitedFor, "state")).isEqualTo("RETIRED");
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
        .until(() -> {
          retention.sweep();
          return ofGeneration(generation, "state").equals("DROPPED");
        });
    assertThat(tables(generation)).isEqualTo("0");
  }

  /** One that was live long ago. */
  private int dueGeneration() {
    try (Connection connection = dataSource.getConnection()) {
      GenerationTables tables = generations.begin(connection);
      Sql.execute(connection, tables.attach());
      retire(tables.number(), "1 day");
      return tables.number();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void retire(int generation, String ago) throws SQLException {
    ledger.execute(
        String.format(
            Locale.ROOT,
            """
            UPDATE generation
               SET state = 'RETIRED', live_at = created_at, retired_at = now() - interval '%s'
             WHERE number = %d
            """,
            ago,
            generation));
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
}
