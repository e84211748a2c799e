package dev.quittance.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/**
 * What PostgreSQL alone needs for the rows and indexes of the live generation: the same rows copied
 * from files into empty tables, then the same indexes built, by two connections each.
 */
final class CopyFloor {

  private static final List<String> TABLES =
      List.of("posting", "journal_entry", "transaction", "balance");

  /** SQL for the partition of a row, by table. */
  private static final Map<String, String> PARTITIONS =
      Map.of(
          "posting", "partition_of(position)",
          "journal_entry", "partition_of(position)",
          "transaction", "partition_of(last_position)",
          "balance", "partition");

  /** One table's rows on disk, split so that two writers are equally busy. */
  private record Piece(String table, Path file) {}

  private final String jdbcUrl;
  private final String user;
  private final String password;

  CopyFloor(String jdbcUrl, String user, String password) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
  }

  /** Seconds for the rows, and seconds for the indexes. */
  record Seconds(double copy, double index) {}

  Seconds measure(Path directory) throws Exception {
    int generation = liveGeneration();
    List<Piece> pieces = export(generation, directory);
    List<String> indexes = new ArrayList<>();
    for (String table : TABLES) {
      execute(
          String.format(
              Locale.ROOT,
              "CREATE TABLE floor_%1$s (LIKE %1$s_g%2$d INCLUDING CONSTRAINTS)",
              table,
              generation));
      indexes.addAll(indexes(table, generation));
    }
    double copy = seconds(pieces, this::load);
    double index = seconds(indexes, this::index);
    for (String table : TABLES) {
      execute("DROP TABLE floor_" + table);
    }
    for (Piece piece : pieces) {
      Files.delete(piece.file());
    }
    return new Seconds(copy, index);
  }

  private interface Work<T> {
    void run(Connection connection, T item) throws Exception;
  }

  private <T> double seconds(List<T> items, Work<T> work) throws Exception {
    ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>(items);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(
            threads.submit(() -> {
              try (Connection connection = connect()) {
                for (T item = queue.poll(); item != null; item = queue.poll()) {
                  work.run(connection, item);
                }
              }
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void load(Connection connection, Piece piece) throws SQLException, IOException {
    try (InputStream rows = Files.newInputStream(piece.file())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY floor_" + piece.table() + " FROM STDIN (FORMAT binary)", rows, 1 << 16);
    }
  }

  private void index(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET maintenance_work_mem = '512MB'");
      statement.execute("SET max_parallel_maintenance_workers = 0");
      statement.execute(sql);
    }
  }

  private List<Piece> export(int generation, Path directory) throws SQLException, IOException {
    List<Piece> pieces = new ArrayList<>();
    try (Connection connection = connect()) {
      for (String table : TABLES) {
        for (int half = 0; half < 2; half++) {
          Path file = directory.resolve(table + "." + half);
          try (OutputStream out = Files.newOutputStream(file)) {
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                    String.format(
                        Locale.ROOT,
                        "COPY (SELECT * FROM %s_g%d WHERE %s %% 2 = %d) TO STDOUT (FORMAT binary)",
                        table,
                        generation,
                        PARTITIONS.get(table),
                        half),
                    out);
          }
          pieces.add(new Piece(table, file));
        }
      }
    }
    return pieces;
  }

  /** The definitions of the indexes that the live table has, for its empty twin. */
  private List<String> indexes(String table, int generation) throws SQLException {
    List<String> statements = new ArrayList<>();
    String name = table + "_g" + generation;
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT indexdef FROM pg_indexes WHERE tablename = '" + name + "'")) {
      while (row.next()) {
        statements.add(
            row.getString(1)
                .replaceFirst("INDEX \\S+ ON", "INDEX ON")
                .replace("." + name + " ", ".floor_" + table + " "));
      }
    }
    return statements;
  }

  private int liveGeneration() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT number FROM generation WHERE state = 'LIVE'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }
}
