package dev.quittance.orders.order.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** A database as the version before cancellations left it. */
@QuarkusTest
class MigrationTest {

  private static final String SCHEMA = "before_order_life";

  @Inject AgroalDataSource dataSource;

  @Test
  void ordersOfBeforeGetTheirWordsAttemptsDisputesAndTime() throws SQLException {
    flyway().target("2").load().migrate();
    execute(
        """
        INSERT INTO orders
        SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'b', 's', 'pm', 'CNY', 100,
               refunded, status, NULL, NULL, 9, now(), now()
          FROM (VALUES (1, 'PLACED', 0), (2, 'FAILED', 0), (3, 'AUTHORIZED', 0),
                       (4, 'PARTIALLY_REFUNDED', 7), (5, 'ACTION_REQUIRED', 0))
               AS o (n, status, refunded)
        """,
        """
        INSERT INTO order_event
        SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, revision, gen_random_uuid(),
               status, amount, reason, now()
          FROM (VALUES (1, 1, 'PLACED', 100, NULL),
                       (2, 1, 'PLACED', 100, NULL), (2, 2, 'FAILED', NULL, 'declined'),
                       (2, 3, 'PLACED', NULL, NULL), (2, 4, 'FAILED', NULL, 'declined'),
                       (3, 1, 'PLACED', 100, NULL), (3, 2, 'AUTHORIZED', 100, NULL),
                       (3, 3, 'AUTHORIZED', 9, 'dispute_opened: fraudulent'),
                       (3, 4, 'PARTIALLY_REFUNDED', 7, NULL),
                       (3, 5, 'AUTHORIZED', 7, 'refund_failed: account_closed'),
                       (4, 1, 'PLACED', 100, NULL), (4, 2, 'AUTHORIZED', 100, NULL),
                       (4, 3, 'AUTHORIZED', 9, 'dispute_opened: fraudulent'),
                       (4, 4, 'AUTHORIZED', 9, 'dispute_won'),
                       (4, 5, 'PARTIALLY_REFUNDED', 7, NULL),
                       (5, 1, 'PLACED', 100, NULL), (5, 2, 'ACTION_REQUIRED', NULL, NULL))
               AS e (n, revision, status, amount, reason)
        """);
    flyway().load().migrate();

    assertThat(
            lines(
                """
                SELECT right(id::text, 1), status, payment_status, attempts, open_disputes,
                       due_at IS NOT NULL
                  FROM orders ORDER BY id
                """))
        .containsExactly(
            "1 PLACED PENDING 1 0 f",
            "2 PAYMENT_FAILED FAILED 2 0 t",
            "3 DISPUTED AUTHORIZED 1 1 f",
            "4 PARTIALLY_REFUNDED PARTIALLY_REFUNDED 1 0 f",
            "5 ACTION_REQUIRED ACTION_REQUIRED 1 0 f");
    assertThat(
            lines(
                """
                SELECT right(order_id::text, 1), kind, status, amount_minor
                  FROM order_event WHERE revision > 1 ORDER BY order_id, revision
                """))
        .containsExactly(
            "2 PAYMENT_FAILED PAYMENT_FAILED null",
            "2 PAYMENT_RETRY_REQUESTED PLACED 100",
            "2 PAYMENT_FAILED PAYMENT_FAILED null",
            "3 PAYMENT_AUTHORIZED PAID 100",
            "3 DISPUTE_OPENED PAID 9",
            "3 REFUNDED PARTIALLY_REFUNDED 7",
            "3 REFUND_FAILED PAID 7",
            "4 PAYMENT_AUTHORIZED PAID 100",
            "4 DISPUTE_OPENED PAID 9",
            "4 DISPUTE_WON PAID 9",
            "4 REFUNDED PARTIALLY_REFUNDED 7",
            "5 PAYMENT_ACTION_REQUIRED ACTION_REQUIRED null");
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas(SCHEMA)
        .locations("db/kit", "db/parking", "db/migration")
        .cleanDisabled(true);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + SCHEMA);
      for (String one : statements) {
        statement.execute(one);
      }
      statement.execute("RESET search_path");
    }
  }

  private List<String> lines(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + SCHEMA);
      List<String> lines = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(query)) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            cells.add(String.valueOf(row.getString(i)));
          }
          lines.add(String.join(" ", cells));
        }
      }
      statement.execute("RESET search_path");
      return lines;
    }
  }
}
