package dev.quittance.payments.store;

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

/** A database as the version before operations left it. */
@QuarkusTest
class MigrationTest {

  private static final String SCHEMA = "before_operations";

  @Inject AgroalDataSource dataSource;

  @Test
  void attemptsAndRefundsBecomeOperationsWithTheirStates() throws SQLException {
    flyway().target("1").load().migrate();
    execute(
        """
        INSERT INTO payment
        SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid,
               ('00000000-0000-7000-8000-00000000001' || n)::uuid, 'b', 's', 'pm_card_visa', status,
               'CNY', 1099, 7, refunded, pending, 0, 'stripe',
               CASE WHEN n >= 6 THEN 'ch_' || n END, NULL, now(), now()
          FROM (VALUES (1, 'PENDING', 0, 0), (2, 'PENDING', 0, 0), (3, 'PENDING', 0, 0),
                       (4, 'ACTION_REQUIRED', 0, 0), (5, 'FAILED', 0, 0),
                       (6, 'PARTIALLY_REFUNDED', 100, 300)) AS p (n, status, refunded, pending)
        """,
        """
        INSERT INTO attempt
        SELECT ('00000000-0000-7000-8000-00000000002' || n)::uuid,
               ('00000000-0000-7000-8000-00000000000' || n)::uuid, 1, 'stripe', 'att_' || n, status,
               tries, CASE WHEN status NOT IN ('AUTHORIZED', 'FAILED') THEN now() END, NULL,
               CASE WHEN status = 'FAILED' THEN 'card_declined' END, NULL, now(), now()
          FROM (VALUES (1, 'NEW', 0), (2, 'NEW', 1), (3, 'UNKNOWN', 4), (4, 'ACTION_REQUIRED', 1),
                       (5, 'FAILED', 1), (6, 'AUTHORIZED', 1)) AS a (n, status, tries)
        """,
        """
        INSERT INTO refund
        SELECT ('00000000-0000-7000-8000-00000000003' || n)::uuid,
               '00000000-0000-7000-8000-000000000006', 100, fee, status, 'why', tries,
               CASE WHEN status = 'PENDING' THEN now() END, reference, NULL, NULL, now(), now()
          FROM (VALUES (1, 'SUCCEEDED', 1, 1, 're_1'), (2, 'PENDING', 0, NULL, NULL),
                       (3, 'PENDING', 2, NULL, NULL), (4, 'FAILED', 1, NULL, NULL))
               AS r (n, status, tries, fee, reference)
        """,
        """
        INSERT INTO parked_event (partition, "offset", headers, reason, detail, parked_at)
        VALUES (0, 7, '{}', 'ORDER_ALREADY_KNOWN', 'it was placed before', now())
        """);
    flyway().load().migrate();

    assertThat(
            lines(
                """
                SELECT right(id::text, 2), kind, number, gateway, status, asks, asked_at IS NOT NULL,
                       next_ask_at IS NOT NULL, gateway_reference, failure_reason, reason,
                       platform_fee
                  FROM operation ORDER BY id
                """))
        .containsExactly(
            "21 AUTHORIZATION 1 stripe CREATED 0 f t null null null null",
            "22 AUTHORIZATION 1 stripe ASKED 1 t t null null null null",
            "23 AUTHORIZATION 1 stripe UNKNOWN 4 t t null null null null",
            "24 AUTHORIZATION 1 stripe ACTION_REQUIRED 1 t t null null null null",
            "25 AUTHORIZATION 1 stripe FAILED 1 f f null card_declined null null",
            "26 AUTHORIZATION 1 stripe SUCCEEDED 1 f f ch_6 null null null",
            "31 REFUND 1 stripe SUCCEEDED 1 f f re_1 null why 1",
            "32 REFUND 2 stripe CREATED 0 f t null null why null",
            "33 REFUND 3 stripe UNKNOWN 2 t t null null why null",
            "34 REFUND 4 stripe FAILED 1 f f null null why null");
    assertThat(
            lines(
                "SELECT DISTINCT method_token, instrument_id, charged, rate, surcharge FROM"
                    + " operation"))
        .containsExactly("pm_card_visa null null null null");
    assertThat(lines("SELECT reason FROM parked_event")).containsExactly("ORDER_ALREADY_PLACED");
    assertThat(lines("SELECT DISTINCT attempts, revision FROM payment")).containsExactly("1 1");
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
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("RESET search_path");
    }
  }

  private List<String> lines(String select) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + SCHEMA);
      List<String> lines = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(select)) {
        while (row.next()) {
          List<String> fields = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            fields.add(String.valueOf(row.getString(i)));
          }
          lines.add(String.join(" ", fields));
        }
      }
      statement.execute("RESET search_path");
      return lines;
    }
  }
}
