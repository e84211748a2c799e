package dev.quittance.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionLockTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject AgroalDataSource dataSource;

  @Test
  void aLockIsHeldByOneAndFreeAfterwards() throws SQLException {
    SessionLock lock = lock(1, Duration.ofMinutes(1));
    try (SessionLock.Held held = lock.tryAcquire().orElseThrow()) {
      held.requireHeld();
      assertThat(lock.tryAcquire()).isEmpty();
    }
    lock.tryAcquire().orElseThrow().close();
    assertThat(holders(1)).isEqualTo(0);
  }

  @Test
  void aHolderThatSaysNothingLosesItsLockToWhoWaits() throws SQLException {
    SessionLock lock = lock(2, Duration.ofSeconds(1));
    try (SessionLock.Held silent = lock.tryAcquire().orElseThrow();
        SessionLock.Held next = awaitLock(lock)) {
      next.requireHeld();
      assertThatThrownBy(silent::requireHeld).isInstanceOf(SQLException.class);
      assertThatThrownBy(silent::prove).isInstanceOf(SQLException.class);
    }
    assertThat(holders(2)).isEqualTo(0);
  }

  @Test
  void aHolderThatShowsThatItLivesKeepsItsLock() throws SQLException {
    SessionLock lock = lock(3, Duration.ofSeconds(2));
    try (SessionLock.Held held = lock.tryAcquire().orElseThrow()) {
      await()
          .during(Duration.ofSeconds(4))
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            held.prove();
            return lock.tryAcquire().isEmpty();
          });
    }
  }

  private SessionLock lock(long key, Duration limit) {
    return new SessionLock(dataSource, key, "test lock", limit);
  }

  private static SessionLock.Held awaitLock(SessionLock lock) {
    return await().atMost(LIMIT).until(lock::tryAcquire, Optional::isPresent).orElseThrow();
  }

  private int holders(long key) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = "
                    + key)) {
      row.next();
      return row.getInt(1);
    }
  }
}
