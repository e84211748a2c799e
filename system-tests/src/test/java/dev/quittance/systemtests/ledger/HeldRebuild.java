package dev.quittance.systemtests.ledger;

import static org.awaitility.Awaitility.await;

import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * A rebuild that has come to a certain moment and cannot go on, because a lock is held that it
 * needs next. It goes on when closed.
 */
final class HeldRebuild implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than a switch would take along by itself. */
  private static final int ORDERS_TO_CATCH_UP = 500;

  private final Ledgers ledgers;
  private final LedgerProbe ledger;
  private final OrderWriter log;
  private final CrashPoint moment;
  private HeldLock brake;
  private final String path;

  private HeldRebuild(CrashPoint moment, Ledgers ledgers, LedgerProbe ledger, OrderWriter log)
      throws SQLException {
    this.moment = moment;
    this.ledgers = ledgers;
    this.ledger = ledger;
    this.log = log;
    this.brake = HeldLock.on(ledgers, firstLock());
    this.path = ledger.start("rebuild");
  }

  static HeldRebuild at(CrashPoint moment, Ledgers ledgers, LedgerProbe ledger, OrderWriter log)
      throws SQLException {
    var held = new HeldRebuild(moment, ledgers, ledger, log);
    try {
      held.bringThere();
      return held;
    } catch (SQLException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private void bringThere() throws SQLException {
    switch (moment) {
      case INDEX -> fromLoadToIndex();
      case CATCH_UP -> fromCompareToCatchUp();
      // The record that cannot be ended says what the replay does since its last tick.
      case SWITCHED -> awaitHeld("DONE");
      default -> awaitHeld(moment.name());
    }
  }

  /** The replay's path. */
  String path() {
    return path;
  }

  /** The generation that it builds. */
  int generation() throws SQLException {
    return Integer.parseInt(ledger.query("SELECT max(number) FROM generation").getFirst());
  }

  private String firstLock() throws SQLException {
    return switch (moment) {
      // A partition that is loaded gets a row there; reading its rows goes on.
      case LOAD, INDEX -> "LOCK TABLE partition_head IN SHARE MODE";
      case READ_BACK ->
          String.format(
              Locale.ROOT,
              "LOCK TABLE posting_g%d IN ACCESS EXCLUSIVE MODE",
              ledger.liveGeneration());
      // Only attaching another partition to it conflicts with that.
      case COMPARE, CATCH_UP -> "LOCK TABLE ONLY journal_entry IN SHARE UPDATE EXCLUSIVE MODE";
      case SWITCH -> "SELECT FROM generation WHERE state = 'LIVE' FOR NO KEY UPDATE";
      case SWITCHED -> {
        ledger.execute(
            """
            CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN new; END'
            """,
            """
            CREATE OR REPLACE TRIGGER wait_for_test BEFORE UPDATE ON replay
            FOR EACH ROW WHEN (new.status <> 'RUNNING') EXECUTE FUNCTION wait_for_test()
            """);
        yield "SELECT pg_advisory_xact_lock(1)";
      }
    };
  }

  private void fromLoadToIndex() throws SQLException {
    awaitHeld("LOAD");
    // Rows go on coming in; an index would need them to stand still.
    next(String.format(Locale.ROOT, "LOCK TABLE posting_g%d IN ROW EXCLUSIVE MODE", generation()));
    awaitHeld("INDEX");
  }

  private void fromCompareToCatchUp() throws SQLException {
    awaitHeld("COMPARE");
    log.paidOrders(ORDERS_TO_CATCH_UP);
    ledger.awaitConsumed();
    next(
        String.format(
            Locale.ROOT,
            "SELECT FROM partition_head WHERE generation = %d FOR UPDATE",
            generation()));
    awaitHeld("CATCH_UP");
  }

  private void next(String lock) throws SQLException {
    HeldLock previous = brake;
    brake = HeldLock.on(ledgers, lock);
    previous.close();
  }

  private void awaitHeld(String phase) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> ledger.replay(path).path("phase").asText().equals(phase) && isSomebodyWaiting());
  }

  private boolean isSomebodyWaiting() throws SQLException {
    return !ledger
        .query(
            """
            SELECT pid
              FROM pg_stat_activity
             WHERE application_name LIKE 'ledger-%' AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }

  @Override
  public void close() throws SQLException {
    brake.close();
    if (moment == CrashPoint.SWITCHED) {
      ledger.execute("DROP TRIGGER wait_for_test ON replay");
    }
  }
}
