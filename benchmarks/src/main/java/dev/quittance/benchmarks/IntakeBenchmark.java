package dev.quittance.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ORDERS="intake 250000" make bench-ledger}: live intake alone. The ledger works off a
 * backlog, and the table says what that costs each process, which statements PostgreSQL spends its
 * time in, and which tables were read from end to end.
 */
final class IntakeBenchmark {

  private static final int LOOK_MILLIS = 250;

  private static final String STORED = "SELECT coalesce(sum(next_offset), 0) FROM intake_offset";

  /** Milliseconds of PostgreSQL by statement, of all that count for something. */
  private static final String STATEMENTS =
      """
      SELECT calls, total_exec_time, rows, regexp_replace(left(query, 90), '\\s+', ' ', 'g')
        FROM pg_stat_statements AS s
        JOIN pg_database AS d ON d.oid = s.dbid
       WHERE d.datname = 'ledger'
       ORDER BY total_exec_time DESC
       LIMIT 14
      """;

  private static final String TABLES =
      """
      SELECT relname, seq_scan, seq_tup_read, n_tup_ins, n_tup_upd, n_tup_hot_upd
        FROM pg_stat_user_tables
       WHERE n_tup_ins + n_tup_upd > 1000
       ORDER BY relname
      """;

  /** How many events were stored after how long. */
  private record Look(double seconds, long stored) {}

  private final Figures figures = new Figures();
  private final Path target = Path.of("benchmarks", "target");

  private IntakeBenchmark() {}

  static void main(String[] arguments) throws Exception {
    new IntakeBenchmark().run(arguments.length == 0 ? 250_000 : Integer.parseInt(arguments[0]));
    System.exit(0);
  }

  private void run(int orders) throws Exception {
    try (House house = House.start(target, Map.of())) {
      long events = new BenchTopic(house.bootstrapServers(), null).fill(orders, orders);
      house.start(target, House.LEDGER, Map.of());
      try (Connection ledger = house.connect(House.LEDGER);
          Connection superuser = house.superuser()) {
        measure(house, ledger, superuser, events);
      }
    }
    figures.save(target.resolve("intake.json"));
  }

  private void measure(House house, Connection ledger, Connection superuser, long events)
      throws SQLException, InterruptedException {
    Map<String, ProcessorTime> times = house.processorTimes();
    Map<String, Double> before = new HashMap<>();
    times.forEach((name, time) -> before.put(name, time.seconds()));
    long start = System.nanoTime();
    List<Look> looks = new ArrayList<>();
    looks.add(new Look(0, stored(ledger)));
    while (looks.getLast().stored() < events) {
      Thread.sleep(LOOK_MILLIS);
      looks.add(new Look((System.nanoTime() - start) / 1e9, stored(ledger)));
    }
    long done = events - looks.getFirst().stored();
    figures.add("live intake from a backlog", rate(looks.getFirst(), looks.getLast()), "events/s");
    Look half =
        looks.stream().filter(look -> look.stored() >= events / 2).findFirst().orElseThrow();
    figures.add("its second half", rate(half, looks.getLast()), "events/s");
    times.forEach((name, time) ->
        figures.add(
            name + ", processor time",
            (time.seconds() - before.getOrDefault(name, 0.0)) * 1e6 / done,
            "us/event"));
    statements(superuser, done);
    tables(ledger);
  }

  private static double rate(Look from, Look to) {
    return (to.stored() - from.stored()) / (to.seconds() - from.seconds());
  }

  private static long stored(Connection ledger) throws SQLException {
    try (Statement statement = ledger.createStatement();
        ResultSet row = statement.executeQuery(STORED)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void statements(Connection superuser, long events) throws SQLException {
    System.out.println("    calls   us/event  rows/call  statement");
    try (Statement statement = superuser.createStatement();
        ResultSet row = statement.executeQuery(STATEMENTS)) {
      while (row.next()) {
        System.out.printf(
            Locale.ROOT,
            "  %7s %10.2f %10s  %s%n",
            row.getLong(1),
            row.getDouble(2) * 1e3 / events,
            row.getLong(3) / row.getLong(1),
            row.getString(4));
      }
    }
  }

  private static void tables(Connection ledger) throws SQLException {
    System.out.println("  table: scans of all of it, rows read so, inserted, updated, in place");
    try (Statement statement = ledger.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        System.out.printf(
            Locale.ROOT,
            "  %-20s %6s %,12d %,10d %,10d %,10d%n",
            row.getString(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6));
      }
    }
  }
}
