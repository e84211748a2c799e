package dev.quittance.ledger.store;

import dev.quittance.kit.database.RoundTrip;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The generations of the ledger: one is live, one may be building, others are retired or dropped. A
 * row outlives its tables, so that no number is used twice: a process that was considered dead
 * never writes into another generation's tables.
 */
@ApplicationScoped
public class Generations {

  private static final String LIVE = "SELECT number FROM generation WHERE state = 'LIVE'";

  /** Before any batch is applied. */
  private static final int AT_START = 50;

  /** Held while a generation's tables are made, so that replicas do not make them twice. */
  private static final long LOCK = 0x5155_4954_4745_4e53L;

  private final AgroalDataSource dataSource;

  Generations(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void ensureLive(@Observes @Priority(AT_START) StartupEvent event) {
    QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection connection = dataSource.getConnection()) {
            Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
            if (!hasLive(connection)) {
              GenerationTables first = begin(connection);
              Sql.execute(connection, first.index());
              Sql.execute(connection, first.attach());
              makeLive(connection, first);
            }
            return null;
          }
        });
  }

  /** The tables that reads and live intake use, as the connection's transaction sees it. */
  public GenerationTables live(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LIVE);
        ResultSet row = select.executeQuery()) {
      return live(row);
    }
  }

  /**
   * The same, together with other statements.
   *
   * @param found is told of it once the round trip is over
   */
  public void live(RoundTrip reads, Consumer<GenerationTables> found) {
    reads.read(LIVE, (connection, statement, first) -> first, row -> found.accept(live(row)));
  }

  private static GenerationTables live(ResultSet row) throws SQLException {
    if (!row.next()) {
      throw new IllegalStateException("there is no live generation");
    }
    return new GenerationTables(row.getInt(1));
  }

  /** The tables of a generation that is or was live, unless they have been dropped. */
  public Optional<GenerationTables> kept(Connection connection, int number) throws SQLException {
    String condition = "live_at IS NOT NULL AND state <> 'DROPPED' AND number = " + number;
    return select(connection, condition).stream().findFirst();
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
        ResultSet row = statement.executeQuery("SELECT begin_generation()")) {
      row.next();
      return new GenerationTables(row.getInt(1));
    }
  }

  /**
   * Makes a generation the live one and retires the one before, in the caller's transaction.
   *
   * @throws IllegalStateException if it is no longer being built: another process considered it
   *     abandoned
   */
  public void makeLive(Connection connection, GenerationTables next) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(next.call("SELECT make_generation_live(%d)"))) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new IllegalStateException("generation " + next.number() + " was dropped meanwhile");
      }
    }
  }

  /**
   * Drops a generation that never went live, or is no longer; the live one is left alone. Each
   * statement is to commit on its own, and what is left can be dropped another time.
   *
   * @throws SQLException SQLSTATE 55P03 if a read goes on for long: reads and intake would queue up
   *     behind the statement that waits for it
   */
  public void drop(Connection connection, GenerationTables tables) throws SQLException {
    // From here on it cannot become live, even if its process is still building it.
    Sql.execute(connection, tables.call("SELECT abandon_generation(%d)"));
    if (select(connection, "state = 'RETIRED' AND number = " + tables.number()).isEmpty()) {
      return;
    }
    try {
      Sql.execute(connection, "SET lock_timeout = '500ms'");
      Sql.execute(connection, tables.drop());
    } finally {
      Sql.execute(connection, "RESET lock_timeout");
    }
    Sql.execute(connection, tables.call("SELECT forget_generation(%d)"));
  }

  /** Drops generations that a dead process was building, or had begun to drop. */
  public void dropAbandoned(Connection connection) throws SQLException {
    for (GenerationTables abandoned :
        select(connection, "state IN ('BUILDING', 'RETIRED') AND live_at IS NULL")) {
      drop(connection, abandoned);
    }
  }

  /** Drops generations that were retired longer ago than that. */
  public void dropRetired(Connection connection, Duration age) throws SQLException {
    String retired =
        String.format(
            Locale.ROOT,
            "state = 'RETIRED' AND retired_at < now() - %d * interval '1 millisecond'",
            age.toMillis());
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
