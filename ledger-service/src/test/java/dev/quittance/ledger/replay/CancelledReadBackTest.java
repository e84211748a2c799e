package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.PhaseBegun;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Staff;
import dev.quittance.ledger.support.Story;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A comparison that ends half way, while events come in: the pool's connections answer right. It
 * comes late, as every replay after it would go through its thousands of events.
 */
@LedgerTest
@Order(Integer.MAX_VALUE - 2)
class CancelledReadBackTest {

  private static final int ROUNDS = 8;

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;
  @Inject Replays replays;

  @AfterEach
  void noTrap() {
    trap.clear();
  }

  @Test
  void readingBackCancelledWhileEventsComeInHarmsNothing() throws Exception {
    log.writeAndWait(new Story(11).orders(1_500));
    AtomicBoolean stop = new AtomicBoolean();
    Story story = new Story(12);
    Thread traffic =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                log.write(story.orders(3));
                LockSupport.parkNanos(50_000_000);
              }
            });
    try {
      for (int round = 0; round < ROUNDS; round++) {
        long pauseNanos = 4_000_000L * round;
        trap.set(
            Phase.READ_BACK,
            begun ->
                Thread.ofPlatform()
                    .start(() -> {
                      LockSupport.parkNanos(pauseNanos);
                      cancel(begun);
                    }));
        assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("status"))
            .isIn("CANCELLED", "SUCCEEDED");
      }
    } finally {
      stop.set(true);
      traffic.join();
    }
    log.writeAndWait(new Story(13).orders(20));
    assertAllIsWell();
  }

  @Test
  void oneHalfOfAComparisonThatFailsHarmsNothing() throws SQLException {
    log.writeAndWait(new Story(14).orders(500));
    String table = "transaction_g" + ledger.liveGeneration();
    for (int round = 0; round < 3; round++) {
      trap.set(Phase.READ_BACK, begun -> execute("ALTER TABLE " + table + " RENAME TO hidden"));
      JsonPath replay;
      try {
        replay = ledger.replay("{\"mode\":\"verify\"}");
      } finally {
        execute("ALTER TABLE hidden RENAME TO " + table);
      }
      assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("FAILED");
    }
    assertAllIsWell();
  }

  private void assertAllIsWell() throws SQLException {
    JsonPath replay = ledger.replay("{\"mode\":\"verify\"}");
    assertThat(replay.getString("result")).as(replay.prettify()).isEqualTo("IDENTICAL");
    assertThat(
            ledger.query(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = x'51554954'::int::oid AND objid = x'52504c59'::int::oid"))
        .isEqualTo("0");
    for (int i = 0; i < 40; i++) {
      assertThat(ledger.query("SELECT " + i)).isEqualTo(String.valueOf(i));
      given().get("/chain-heads").then().statusCode(200);
    }
  }

  private void cancel(PhaseBegun begun) {
    try {
      replays.cancel(begun.replay(), Staff.OLIVIA);
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("replay_over");
    }
  }

  private void execute(String sql) {
    try {
      ledger.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
