package dev.quittance.ledger.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The generations of the ledger: one is live, one may be building, others are retired. */
@ApplicationScoped
public class Generations {

  /** Before any batch is taken. */
  private static final int AT_START = 50;

  /** Held while a generation's tables are made, so that replicas do not make them twice. */
  private static final long LOCK = 0x5155_4954_4745_4e53L;

  private final AgroalDataSource dataSource;

  Generations(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void ensureLive(@Observes @Priority(AT_START) StartupEvent event) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (Connection connection = dataSource.getConnection()) {
                Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
                if (!hasLive(connection)) {
                  GenerationTables first = begin(connection);
                  Sql.execute(connection, first.index());
                  Sql.execute(connection, first.attach());
                  Sql.execute(
                      connection,
                      "UPDATE generation SET state = 'LIVE', live_at = now() WHERE number = "
                          + first.number());
                }
                return null;
              }
            });
  }

  /** The tables that reads and live intake use, as the connection's transaction sees it. */
  public GenerationTables live(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT number FROM generation WHERE state = 'LIVE'")) {
      if (!row.next()) {
        throw new IllegalStateException("there is no live generation");
      }
      return new GenerationTables(row.getInt(1));
    }
  }

  private static boolean hasLive(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT FROM generation WHERE state = 'LIVE'")) {
      return row.next();
    }
  }

  /** Registers the next generation and makes its tables, detached and without indexes. */
  public GenerationTables begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                INSERT INTO generation (number, state)
                SELECT coalesce(max(number), 0) + 1, 'BUILDING' FROM generation
                RETURNING number
                """)) {
      row.next();
      GenerationTables tables = new GenerationTables(row.getInt(1));
      Sql.execute(connection, tables.create());
      return tables;
    }
  }

  /**
   * Makes a generation the live one and retires the one before, in the caller's transaction.
   *
   * @throws IllegalStateException if it is no longer being built: somebody took it for abandoned
   */
  public void makeLive(Connection connection, GenerationTables next) throws SQLException {
    Sql.execute(
        connection,
        "UPDATE generation SET state = 'RETIRED', retired_at = now() WHERE state = 'LIVE'");
    try (Statement statement = connection.createStatement()) {
      int made =
          statement.executeUpdate(
              "UPDATE generation SET state = 'LIVE', live_at = now() WHERE state = 'BUILDING' AND number = "
                  + next.number());
      if (made != 1) {
        throw new IllegalStateException("generation " + next.number() + " was dropped meanwhile");
      }
    }
  }

  /** Drops a generation that never went live, or is no longer. */
  public void drop(Connection connection, GenerationTables tables) throws SQLException {
    Sql.execute(connection, tables.drop());
    Sql.execute(
        connection,
        "DELETE FROM generation WHERE number = " + tables.number() + " AND state <> 'LIVE'");
  }

  /** Drops generations that a dead process was building. */
  public void dropBuilding(Connection connection) throws SQLException {
    for (GenerationTables unfinished : select(connection, "state = 'BUILDING'")) {
      drop(connection, unfinished);
    }
  }

  /** Drops generations that were retired longer ago than that. */
  public void dropRetired(Connection connection, Duration age) throws SQLException {
    String retired =
        "state = 'RETIRED' AND retired_at < now() - make_interval(secs => %d)"
            .formatted(age.toSeconds());
    for (GenerationTables old : select(connection, retired)) {
      drop(connection, old);
    }
  }

  private static List<GenerationTables> select(Connection connection, String condition)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT number FROM generation WHERE " + condition)) {
      List<GenerationTables> found = new ArrayList<>();
      while (row.next()) {
        found.add(new GenerationTables(row.getInt(1)));
      }
      return found;
    }
  }
}
