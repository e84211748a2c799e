package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The disk is full in the middle of a rebuild. A limit on the size of files stands for it: nobody
 * can be asked for a small disk of their own, and PostgreSQL meets the limit where it would meet
 * the disk's end, with the words "could not extend file" and the hint to check free space.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux limits processes that run already")
@LoneLedgerTest
class FullDiskTest {

  /** Above the size of a WAL segment: that must still be written. */
  private static final long LIMIT_BYTES = 17 << 20;

  private static final long MEGABYTE = 1 << 20;

  private final Ledgers ledgers;
  private final LedgerProbe ledger;
  private final OrderWriter log;

  FullDiskTest(LoneLedger lone) {
    ledgers = lone.ledgers();
    ledger = lone.ledger();
    log = lone.log();
  }

  @Test
  void theRebuildFailsWithWhatToDoAndGivesItsSpaceBack() throws SQLException {
    log.paidOrders(600);
    ledger.awaitConsumed();
    int live = ledger.liveGeneration();
    long size = databaseBytes();

    HeldRebuild rebuild = HeldRebuild.at(CrashPoint.LOAD, ledgers, ledger, log);
    fill("posting_g" + rebuild.generation());
    assertThat(databaseBytes()).isGreaterThan(size + 15 * MEGABYTE);
    try (FileSizeLimit full = FileSizeLimit.on(backends(), LIMIT_BYTES)) {
      rebuild.close();
      JsonNode replay = ledger.awaitEnd(rebuild.path());
      assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("FAILED");
      assertThat(replay.path("failure").asText())
          .startsWith("The database is short of space")
          .contains("could not extend file")
          .contains("make room, or move the database")
          .endsWith("The live ledger is as it was.");
      assertThat(ledger.leftovers()).isEmpty();
      assertThat(ledger.liveGeneration()).isEqualTo(live);
      assertThat(databaseBytes()).isLessThan(size + 5 * MEGABYTE);
      log.paidOrders(20);
      ledger.awaitConsumed();
      ledger.assertSucceeds("verify");
    }
    assertThat(ledger.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());
    ledger.assertSucceeds("rebuild");
  }

  /** Rows that are rolled back take the space that a larger ledger's would. */
  private void fill(String posting) throws SQLException {
    try (Connection connection = ledgers.database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          INSERT INTO %s (position, occurred_at, debit_account, credit_account, amount)
          SELECT n, n, 1, 2, 1 FROM generate_series(1, 320000) AS n
          """
              .formatted(posting));
      connection.rollback();
    }
  }

  private long databaseBytes() throws SQLException {
    return Long.parseLong(ledger.query("SELECT pg_database_size(current_database())").getFirst());
  }

  private List<String> backends() throws SQLException {
    return ledger.query("SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'ledger-%'");
  }
}
