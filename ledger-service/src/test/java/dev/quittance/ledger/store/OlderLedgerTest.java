package dev.quittance.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.support.LedgerTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ledger in an older shape is not converted: the log is consumed again. */
@LedgerTest
class OlderLedgerTest {

  private static final String SCHEMA = "older_ledger";

  @Inject AgroalDataSource dataSource;

  @AfterEach
  void drop() throws SQLException {
    execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(SCHEMA));
  }

  @Test
  void fromRowsThatSayTheirGenerationNothingIsLeftButWhatTheLogDoesNotTell() throws SQLException {
    flyway().target("2").load().migrate();
    execute(
        "CREATE TABLE posting_g1 PARTITION OF posting FOR VALUES IN (1)",
        "CREATE TABLE posting_g2 (LIKE posting)", // being built
        "INSERT INTO posting VALUES (1, 0, 0, 7, now(), 1, 2, 100, 0)",
        "INSERT INTO generation (number, state) VALUES (1, 'LIVE'), (2, 'BUILDING')",
        "INSERT INTO partition_head VALUES (1, 0, 8, 8, sha256('x'))",
        "INSERT INTO account VALUES (nextval('account_number'), 'buyer:one', 'CNY')",
        "INSERT INTO intake_offset (topic, partition, next_offset) VALUES ('events', 0, 8)");

    flyway().load().migrate();

    assertThat(
            column(
                """
                SELECT relname FROM pg_class
                 WHERE relnamespace = current_schema()::regnamespace AND relname LIKE '%\\_g_'
                """))
        .isEmpty();
    assertThat(column("SELECT state FROM generation ORDER BY number"))
        .containsExactly("DROPPED", "DROPPED");
    assertThat(column("SELECT next_offset FROM intake_offset")).containsExactly("0");
    assertThat(column("SELECT path FROM account")).containsExactly("buyer:one");
    assertThat(column("SELECT count(*) FROM partition_head")).containsExactly("0");
  }

  @Test
  void anIndexThatIsNotNeededAnyMoreGoes() throws SQLException {
    flyway().target("3").load().migrate();
    execute(
        "CREATE TABLE posting_g1 (LIKE posting)",
        "CREATE INDEX ON posting_g1 USING brin (position)",
        "CREATE INDEX ON posting_g1 (debit_account, occurred_at)");

    flyway().target("4").load().migrate();

    assertThat(
            column(
                "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'posting_g1'"))
        .containsExactly("posting_g1_debit_account_occurred_at_idx");
  }

  @Test
  void whatRemembersIdsWithoutTheirContentIsTakenFromTheLogAgain() throws SQLException {
    flyway().target("4").load().migrate();
    execute(
        "CREATE TABLE transaction_g1 (LIKE transaction INCLUDING CONSTRAINTS)",
        "ALTER TABLE transaction_g1 INHERIT transaction",
        "INSERT INTO generation (number, state) VALUES (1, 'LIVE')",
        "INSERT INTO intake_offset (topic, partition, next_offset) VALUES ('events', 0, 8)");

    flyway().load().migrate();

    assertThat(column("SELECT to_regclass('transaction_g1') IS NULL")).containsExactly("t");
    assertThat(column("SELECT state FROM generation")).containsExactly("DROPPED");
    assertThat(column("SELECT next_offset FROM intake_offset")).containsExactly("0");
  }

  @Test
  void whatCouldNotBeReadIsKnownByItsSpecificCodeInEveryGeneration() throws SQLException {
    flyway().target("7").load().migrate();
    execute(
        "INSERT INTO generation (number, state) VALUES (1, 'RETIRED'), (2, 'LIVE')",
        """
        INSERT INTO parked_event (generation, partition, "offset", headers, reason, detail)
        VALUES (1, 0, 1, '{}', 'UNREADABLE', 'UNKNOWN_TYPE: ce_type is not one this version knows'),
               (2, 0, 1, '{}', 'UNREADABLE', 'BAD_PAYLOAD: total: is missing'),
               (2, 0, 2, '{}', 'UNREADABLE', 'KEY_MISMATCH: the key is not the order id'),
               (2, 0, 3, '{}', 'UNREADABLE', 'NOT_A_CLOUD_EVENT: ce_id is not evt_'),
               (2, 0, 4, '{}', 'ORDER_UNKNOWN', 'ord_1 was never placed')
        """);

    flyway().load().migrate();

    assertThat(
            column(
                "SELECT reason || '/' || detail FROM parked_event ORDER BY generation, \"offset\""))
        .containsExactly(
            "UNKNOWN_TYPE/ce_type is not one this version knows",
            "BAD_PAYLOAD/total: is missing",
            "KEY_MISMATCH/the key is not the order id",
            "NOT_A_CLOUD_EVENT/ce_id is not evt_",
            "ORDER_UNKNOWN/ord_1 was never placed");
  }

  /** As every number and hash of it stays the same, it goes on as it is. */
  @Test
  void aLedgerOfBeforeDisputesAndReceiptsGoesOnWithNoneOfThem() throws SQLException {
    flyway().target("10").load().migrate();
    execute(
        "SELECT begin_generation()",
        "SELECT attach_generation(1)",
        "SELECT make_generation_live(1)",
        """
        INSERT INTO transaction_g1
        VALUES (5, 1, 2, 1000, 50, 400, 20, 7, 8, 3, gen_random_uuid(), gen_random_uuid(), '{}')
        """,
        "INSERT INTO intake_offset (topic, partition, next_offset) VALUES ('events', 0, 8)");

    flyway().load().migrate();

    assertThat(column("SELECT state FROM generation")).containsExactly("LIVE");
    assertThat(column("SELECT next_offset FROM intake_offset")).containsExactly("8");
    assertThat(
            column(
                """
                SELECT num_nulls(surcharge, charged, charged_back, withdrawn, other_buyers, disputes)
                  FROM transaction_g1
                 WHERE total = 1000 AND refunded = 400
                """))
        .containsExactly("6");
    execute("SELECT begin_generation()", "SELECT attach_generation(2)");
  }

  @Test
  void aNumberIsTakenApartInSqlAsInJava() throws SQLException {
    flyway().load().migrate();
    assertThat(
            column(
                """
                SELECT concat_ws(' ', partition_of(n), offset_of(n), step_of(n), line_of(n))
                  FROM unnest('{0, 31, 16384, 9007199254740992, 9223372036854775807}'::bigint[]) AS n
                """))
        .containsExactly("0 0 0 0", "0 0 1 15", "0 1 0 0", "1 0 0 0", "1023 549755813887 1023 15");
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas(SCHEMA)
        .locations("db/kit", "db/migration");
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setSchema(SCHEMA);
      Sql.execute(connection, statements);
      connection.setSchema("public");
    }
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement select = connection.createStatement()) {
      connection.setSchema(SCHEMA);
      List<String> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery(sql)) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      connection.setSchema("public");
      return found;
    }
  }
}
