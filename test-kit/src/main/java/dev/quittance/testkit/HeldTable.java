package dev.quittance.testkit;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A table that somebody else has locked: nobody writes to it until it is let go. */
public final class HeldTable implements AutoCloseable {

  private final DataSource dataSource;
  private final String table;
  private final Connection connection;

  private HeldTable(DataSource dataSource, String table) throws SQLException {
    this.dataSource = dataSource;
    this.table = table;
    this.connection = dataSource.getConnection();
  }

  public static HeldTable hold(DataSource dataSource, String table) throws SQLException {
    HeldTable held = new HeldTable(dataSource, table);
    held.execute("BEGIN; LOCK TABLE " + table + " IN EXCLUSIVE MODE");
    return held;
  }

  /** Waits until somebody waits for it. */
  public void awaitBlocked() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          try (Connection other = dataSource.getConnection();
              Statement statement = other.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "SELECT count(*) FROM pg_locks WHERE relation = '"
                          + table
                          + "'::regclass AND NOT granted")) {
            row.next();
            return row.getInt(1) > 0;
          }
        });
  }

  public void letGo() throws SQLException {
    execute("COMMIT");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
