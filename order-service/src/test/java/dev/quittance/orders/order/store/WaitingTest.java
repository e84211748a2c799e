package dev.quittance.orders.order.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.orders.store.Times;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitingTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BEFORE = SINCE.minus(Duration.ofSeconds(1));
  private static final int TOLERATED = 3;

  @Inject AgroalDataSource dataSource;

  private Connection connection;

  /** A table of this session's own hides that of all other tests. */
  @BeforeEach
  void noOrders() throws SQLException {
    connection = dataSource.getConnection();
    execute("CREATE TEMP TABLE orders (LIKE public.orders INCLUDING ALL)");
  }

  @AfterEach
  void drop() throws SQLException {
    execute("DROP TABLE pg_temp.orders");
    connection.close();
  }

  @Test
  void nobodyWaitsWhereThereAreNoOrders() throws SQLException {
    assertThat(waiting()).isEqualTo(new Waiting(null, false));
  }

  @Test
  void itIsBehindIfManyHaveWaitedForLongAndNoneOfThoseSinceIsAnswered() throws SQLException {
    place(TOLERATED + 1, BEFORE, "PLACED", "PENDING");
    place(2, SINCE, "PLACED", "PENDING");
    assertThat(waiting()).isEqualTo(new Waiting(BEFORE, true));
  }

  @Test
  void aFewThatWaitHaveReasonsOfTheirOwn() throws SQLException {
    place(TOLERATED, BEFORE, "PLACED", "PENDING");
    place(2, SINCE, "PLACED", "PENDING");
    assertThat(waiting()).isEqualTo(new Waiting(BEFORE, false));
  }

  @Test
  void oneLaterAnswerShowsThatTheOthersWaitForReasonsOfTheirOwn() throws SQLException {
    place(10 * TOLERATED, BEFORE, "PLACED", "PENDING");
    place(2, SINCE, "PLACED", "PENDING");
    place(1, SINCE, "PAYMENT_FAILED", "FAILED");
    assertThat(waiting().isBehind()).isFalse();
  }

  @Test
  void aFirstOrderAfterALullIsNotRefusedForThoseThatHaveWaitedForDays() throws SQLException {
    place(10 * TOLERATED, BEFORE.minus(Duration.ofDays(2)), "PLACED", "PENDING");
    place(1, BEFORE.minus(Duration.ofDays(1)), "PAID", "AUTHORIZED");
    place(TOLERATED, BEFORE, "PLACED", "PENDING");
    place(1, SINCE, "PLACED", "PENDING");
    assertThat(waiting().isBehind()).isFalse();
  }

  @Test
  void ifNoneWasPlacedLatelyTheNextOnesShallShowIt() throws SQLException {
    place(10 * TOLERATED, BEFORE, "PLACED", "PENDING");
    assertThat(waiting()).isEqualTo(new Waiting(BEFORE, false));
  }

  @Test
  void whatIsAnsweredOrPaidAgainDoesNotWaitFromBefore() throws SQLException {
    place(10 * TOLERATED, BEFORE, "PAID", "AUTHORIZED");
    place(TOLERATED + 1, BEFORE, "PLACED", "PENDING");
    execute(
        "UPDATE pg_temp.orders SET updated_at = '2026-03-01T12:00:05Z' WHERE status = 'PLACED'");
    place(2, SINCE, "PLACED", "PENDING");
    assertThat(waiting().isBehind()).isFalse();
  }

  private Waiting waiting() throws SQLException {
    return Waiting.read(connection, SINCE, TOLERATED);
  }

  private void place(int orders, Instant at, String status, String payment) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO pg_temp.orders (
              id, buyer_id, supplier_id, payment_method_id, currency, total_minor, refunded_minor,
              status, payment_status, revision, created_at, updated_at)
            VALUES (?, 'b', 's', 'pm', 'CNY', 1, 0, ?, ?, 1, ?, ?)
            """)) {
      for (int i = 0; i < orders; i++) {
        UUID random = UUID.randomUUID();
        insert.setObject(
            1, new UUID(at.toEpochMilli() << 16 | 0x7000, random.getLeastSignificantBits()));
        insert.setString(2, status);
        insert.setString(3, payment);
        insert.setObject(4, Times.written(at));
        insert.setObject(5, Times.written(at));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
