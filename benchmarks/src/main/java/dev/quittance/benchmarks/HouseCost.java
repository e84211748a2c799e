package dev.quittance.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What orders cost each process and each database, from this object's creation. */
final class HouseCost {

  private static final String TRANSACTIONS =
      "SELECT datname, xact_commit + xact_rollback FROM pg_stat_database WHERE datname IS NOT NULL";

  private static final String STATEMENTS =
      """
      SELECT datname, sum(calls) FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid
       GROUP BY datname
      """;

  private static final String COSTLIEST =
      """
      SELECT datname, calls, rows, total_exec_time, regexp_replace(left(query, 300), '\\s+', ' ', 'g')
        FROM pg_stat_statements AS s JOIN pg_database AS d ON d.oid = s.dbid
       ORDER BY total_exec_time DESC
       LIMIT 25
      """;

  private final Connection connection;
  private final Map<String, ProcessorTime> times;
  private final CompilerTime compilers;
  private final double compiledBefore;
  private final Map<String, Double> secondsBefore = new LinkedHashMap<>();
  private final Map<String, Long> transactionsBefore;
  private final Map<String, Long> statementsBefore;

  /**
   * @param connection of a superuser, not to one of the services' databases
   */
  HouseCost(Connection connection, House house) throws SQLException {
    this.connection = connection;
    this.times = house.processorTimes();
    this.compilers = house.compilers();
    this.compiledBefore = compilers.seconds();
    this.transactionsBefore = read(TRANSACTIONS);
    this.statementsBefore = read(STATEMENTS);
    times.forEach((name, time) -> secondsBefore.put(name, time.seconds()));
  }

  /** Adds the figures of so many orders. */
  void report(Figures figures, String phase, long orders) throws SQLException {
    double all = 0;
    for (Map.Entry<String, ProcessorTime> one : times.entrySet()) {
      double seconds = one.getValue().seconds() - secondsBefore.getOrDefault(one.getKey(), 0.0);
      all += seconds;
      figures.add(
          phase + ": " + one.getKey() + ", processor time", seconds * 1e3 / orders, "ms/order");
    }
    figures.add(phase + ": all, processor time", all * 1e3 / orders, "ms/order");
    figures.add(
        phase + ": of it compilers",
        (compilers.seconds() - compiledBefore) * 1e3 / orders,
        "ms/order");
    Map<String, Long> transactions = read(TRANSACTIONS);
    Map<String, Long> statements = read(STATEMENTS);
    House.databases()
        .forEach((service, database) -> {
          add(
              figures,
              phase,
              service + ", transactions",
              database,
              transactions,
              transactionsBefore,
              orders);
          add(
              figures,
              phase,
              service + ", statements",
              database,
              statements,
              statementsBefore,
              orders);
        });
  }

  /** Statements are counted from now on. */
  static void forgetStatements(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_stat_statements_reset()");
    }
  }

  /** The statements that took most of the time, for whoever looks for what to better. */
  static void printStatements(Connection connection) throws SQLException {
    System.out.printf("%nStatements that took longest%n");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COSTLIEST)) {
      while (row.next()) {
        System.out.printf(
            Locale.ROOT,
            "  %-14s %,9d calls %,9d rows %,9.0f ms  %.100s%n",
            row.getString(1),
            row.getLong(2),
            row.getLong(3),
            row.getDouble(4),
            row.getString(5));
      }
    }
  }

  private static void add(
      Figures figures,
      String phase,
      String what,
      String database,
      Map<String, Long> now,
      Map<String, Long> before,
      long orders) {
    long count = now.getOrDefault(database, 0L) - before.getOrDefault(database, 0L);
    if (count > 0) {
      figures.add(phase + ": " + what, (double) count / orders, "/order");
    }
  }

  private Map<String, Long> read(String query) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }
}
