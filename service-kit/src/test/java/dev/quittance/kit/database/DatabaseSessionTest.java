package dev.quittance.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

@QuarkusTest
class DatabaseSessionTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String MANY_ROWS = "COPY (SELECT generate_series(1, 300000)) TO STDOUT";

  @Inject AgroalDataSource dataSource;

  @Test
  void whatIsGivenBackIsInNoTransactionAndKeepsNothing() throws SQLException {
    long pid;
    try (DatabaseSession session = DatabaseSession.begin(dataSource, "CREATE TABLE not_kept ()")) {
      pid = pid(session.connection());
      session.giveBack();
    }
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(text(connection, "SELECT to_regclass('not_kept')")).isNull();
    }
    assertThat(isThere(pid)).isTrue();
  }

  @Test
  void whatIsNotGivenBackIsEnded() throws SQLException {
    long pid;
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      pid = pid(session.connection());
    }
    awaitEnd(pid);
  }

  @Test
  void whoeverHasSeenItsCommitNeedNotAskAgain() throws SQLException {
    long pid;
    try (DatabaseSession session = DatabaseSession.begin(dataSource, "SELECT 1; COMMIT")) {
      pid = pid(session.connection());
      session.connection().rollback();
      session.giveBackCommitted();
    }
    assertThat(isThere(pid)).isTrue();
    try (DatabaseSession session = DatabaseSession.begin(dataSource, "SELECT 1")) {
      pid = pid(session.connection());
      assertThatThrownBy(session::giveBackCommitted).hasMessageContaining("in a transaction still");
    }
    awaitEnd(pid);
  }

  @RepeatedTest(5)
  void aCopyThatIsLeftHalfReadEndsItsConnection() throws SQLException {
    long pid;
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      pid = pid(session.connection());
      try (CopyOutput copy = CopyOutput.begin(session.connection(), MANY_ROWS)) {
        assertThat(copy.next()).isNotNull();
      }
      assertThatThrownBy(session::giveBack).isInstanceOf(SQLException.class);
    }
    assertPoolAnswersRight();
    awaitEnd(pid);
  }

  @Test
  void aCopyThatIsLeftHalfWrittenEndsItsConnection() throws SQLException {
    long pid;
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      pid = pid(session.connection());
      String sql = "COPY intake_offset (topic, partition, next_offset) FROM STDIN";
      try (CopyInput copy = CopyInput.begin(session.connection(), sql)) {
        byte[] row = "half\t1\t1\n".getBytes(StandardCharsets.UTF_8);
        copy.write(row, 0, row.length);
      }
    }
    awaitEnd(pid);
    try (Connection connection = dataSource.getConnection()) {
      assertThat(text(connection, "SELECT count(*) FROM intake_offset WHERE topic = 'half'"))
          .isEqualTo("0");
    }
  }

  /** The fault itself: the driver does not read what is on its way when it cancels a COPY. */
  @RepeatedTest(5)
  void aConnectionThatIsOutOfStepIsNotGivenBack() throws SQLException {
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      CopyOut copy =
          session.connection().unwrap(PGConnection.class).getCopyAPI().copyOut(MANY_ROWS);
      copy.readFromCopy();
      copy.cancelCopy();
      assertThatThrownBy(session::giveBack).isInstanceOf(SQLException.class);
    }
    assertPoolAnswersRight();
  }

  @Test
  void aTransactionOfAProcessThatIsFrozenDoesNotLastForEver() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(text(connection, "SHOW idle_in_transaction_session_timeout")).isEqualTo("1min");
    }
  }

  private void assertPoolAnswersRight() throws SQLException {
    for (int i = 0; i < 50; i++) {
      try (Connection connection = dataSource.getConnection()) {
        assertThat(text(connection, "SELECT " + i)).isEqualTo(String.valueOf(i));
      }
    }
  }

  private void awaitEnd(long pid) {
    await().atMost(LIMIT).until(() -> !isThere(pid));
  }

  private boolean isThere(long pid) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String sql = "SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid;
      return "1".equals(text(connection, sql));
    }
  }

  private static long pid(Connection connection) throws SQLException {
    return Long.parseLong(String.valueOf(text(connection, "SELECT pg_backend_pid()")));
  }

  private static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
