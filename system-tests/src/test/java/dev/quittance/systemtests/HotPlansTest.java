package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.StatementPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * No statement that a service makes again and again reads a table that grows with orders from end
 * to end, whether statistics say that it has 10 thousand rows or 10 million. The statements are
 * those that PostgreSQL has counted, so that none can be forgotten.
 */
@ClusterTest
class HotPlansTest {

  private static final int ORDERS = 12;

  /** What orders cause one by one is made so often at least, though some of them share a batch. */
  private static final int OFTEN = 4;

  private static final long[] SIZES = {10_000, 10_000_000};

  /**
   * PostgreSQL knows the type of a parameter from what is around it, or not at all
   * (indeterminate_datatype, ambiguous_function); and what it has counted has parameters where the
   * statement had an interval (syntax_error).
   */
  private static final Set<String> UNTYPED = Set.of("42P18", "42725", "42601");

  /**
   * Parked events are looked up by an index of those with short keys: the number that says so is a
   * parameter of what PostgreSQL has counted. And it takes a LIMIT that it does not know for a
   * tenth of the table: so it would claim notifications of gateways by reading 10 thousand of them.
   */
  private static final Set<String> NOT_LOOKED_AT = Set.of("parked_event", "gateway_notification");

  /** Its counts are the server's; the view of them is gone with the transaction. */
  private static final String EXTENSION = "CREATE EXTENSION pg_stat_statements";

  private static final String COUNTED =
      """
      SELECT query FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid
       WHERE d.datname = current_database() AND calls >= ?
         AND query ~* '^\\s*(select|with|insert|update|delete|merge)'
         AND query !~* 'pg_stat_|pg_locks|pg_class|pg_namespace|pg_restore|information_schema|flyway'
      """;

  private static final String TABLES =
      """
      SELECT oid::regclass::text FROM pg_class
       WHERE relkind = 'r' AND pg_relation_size(oid) > 0
         AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
      """;

  private final Cluster cluster;
  private final Platform platform;

  HotPlansTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @Test
  void noStatementThatIsMadeAgainAndAgainReadsATableFromEndToEnd() throws SQLException {
    forget();
    Map<Service, Map<String, Long>> before = rows();
    work();
    Map<Service, Map<String, Long>> after = rows();
    SoftAssertions softly = new SoftAssertions();
    for (Service service : Service.values()) {
      try (Connection connection = cluster.connectToExplain(service)) {
        connection.setAutoCommit(false);
        List<String> statements = counted(connection);
        assertThat(statements).as(service.module()).hasSizeGreaterThan(5);
        Set<String> tables =
            grown(
                Objects.requireNonNull(before.get(service)),
                Objects.requireNonNull(after.get(service)));
        assertThat(tables).as(service.module()).isNotEmpty();
        for (long rows : SIZES) {
          for (String table : tables) {
            PretendedSize.of(connection, table, rows, Map.of());
          }
          String what = String.format(Locale.ROOT, "%s, %,d rows", service.module(), rows);
          for (String sql : statements) {
            readsWhole(connection, sql)
                .ifPresent(read ->
                    softly
                        .assertThat(read)
                        .as("%s: %s", what, sql)
                        .doesNotContainAnyElementsOf(tables));
          }
        }
        connection.rollback();
      }
    }
    softly.assertAll();
  }

  /** What other tests have asked for is not asked for all day. */
  private void forget() throws SQLException {
    try (Connection connection = cluster.connectToExplain(Service.ORDER);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(EXTENSION);
      statement.execute("SELECT pg_stat_statements_reset()");
      connection.rollback();
    }
  }

  /** How many rows each table has. */
  private Map<Service, Map<String, Long>> rows() throws SQLException {
    Map<Service, Map<String, Long>> rows = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      Map<String, Long> ofTables = new HashMap<>();
      try (Connection connection = cluster.connectToExplain(service);
          Statement statement = connection.createStatement()) {
        for (String table : texts(connection, TABLES)) {
          try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            ofTables.put(table, row.getLong(1));
          }
        }
      }
      rows.put(service, ofTables);
    }
    return rows;
  }

  private static Set<String> grown(Map<String, Long> before, Map<String, Long> after) {
    Set<String> tables = new TreeSet<>();
    after.forEach((table, rows) -> {
      if (rows - before.getOrDefault(table, 0L) >= ORDERS && !NOT_LOOKED_AT.contains(table)) {
        tables.add(table);
      }
    });
    return tables;
  }

  /** What buyers and support do all day. */
  private void work() {
    TestBuyer buyer = new TestBuyer(platform);
    CartBuyer visitor = new CartBuyer(platform);
    for (int i = 0; i < ORDERS; i++) {
      buyer.placeDeclined();
      PlacedOrder paid = buyer.placePaid();
      String fromCart = visitor.checkOut(visitor.reviewed());
      visitor.assertFindsTheProduct();
      buyer.awaitStatus(paid, "AUTHORIZED");
      buyer.refund(paid, paid.key(), paid.totalMinor());
      TestBuyer.eventually(
          () -> assertThat(platform.paymentStatusOf(fromCart)).isEqualTo("AUTHORIZED"));
    }
  }

  private static List<String> counted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(EXTENSION);
    }
    try (PreparedStatement select = connection.prepareStatement(COUNTED)) {
      select.setInt(1, OFTEN);
      return texts(select.executeQuery());
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return texts(statement.executeQuery(sql));
    }
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (row) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** The tables that it reads whole; empty if it cannot be planned without its parameters. */
  private static Optional<Set<String>> readsWhole(Connection connection, String sql)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement explain = connection.createStatement()) {
      explain.setEscapeProcessing(false);
      ResultSet row = explain.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + sql);
      row.next();
      return Optional.of(new StatementPlan(sql, true, row.getString(1)).tablesReadWhole());
    } catch (SQLException e) {
      if (!UNTYPED.contains(e.getSQLState())) {
        throw new SQLException(e.getMessage() + ": " + sql, e.getSQLState(), e);
      }
      connection.rollback(before);
      return Optional.empty();
    }
  }
}
