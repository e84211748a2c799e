package dev.quittance.ledger.replay.compare;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.fold.ParkedPosition;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.PartitionHeads;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The live generation at one moment: balances, heads and offsets that belong together, read by one
 * or more connections while intake goes on.
 */
public final class LiveSnapshot implements AutoCloseable {

  private static final String READ_ONLY =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

  /** While the log is folded nothing is said on the connection that keeps the snapshot. */
  private static final String MAY_IDLE = "SET LOCAL idle_in_transaction_session_timeout = 0";

  private final AgroalDataSource dataSource;
  private final DatabaseSession session;
  private final String id;
  private final GenerationTables tables;
  private final SortedMap<Integer, PartitionHead> heads;
  private final SortedMap<ParkedPosition, String> parked;
  private final List<Checkpoint> checkpoints;

  private LiveSnapshot(
      AgroalDataSource dataSource, DatabaseSession session, Generations generations)
      throws SQLException {
    Connection connection = session.connection();
    this.dataSource = dataSource;
    this.session = session;
    this.tables = generations.live(connection);
    this.heads = PartitionHeads.all(connection, tables);
    this.parked = parked(connection, tables);
    this.checkpoints = CheckpointStore.all(connection, tables);
    this.id = export(connection);
  }

  public static LiveSnapshot open(AgroalDataSource dataSource, Generations generations)
      throws SQLException {
    DatabaseSession session = DatabaseSession.begin(dataSource, READ_ONLY, MAY_IDLE);
    try {
      return new LiveSnapshot(dataSource, session, generations);
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static String export(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT pg_export_snapshot()");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static SortedMap<ParkedPosition, String> parked(
      Connection connection, GenerationTables tables) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, "offset", reason
              FROM parked_event
             WHERE generation = ? AND decision IS NULL
            """)) {
      select.setInt(1, tables.number());
      SortedMap<ParkedPosition, String> parked = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          parked.put(new ParkedPosition(row.getInt(1), row.getLong(2)), row.getString(3));
        }
      }
      return parked;
    }
  }

  /** Another session that sees the same moment; to be closed by the caller. */
  DatabaseSession connect() throws SQLException {
    try {
      return DatabaseSession.begin(dataSource, READ_ONLY, "SET TRANSACTION SNAPSHOT '" + id + "'");
    } catch (SQLException e) {
      requireAlive();
      throw e;
    }
  }

  /**
   * The snapshot ends with the connection that exported it: its error says more than that of an
   * unknown snapshot.
   */
  private void requireAlive() throws SQLException {
    Sql.execute(session.connection(), "SELECT");
  }

  /** The live one. */
  public int generation() {
    return tables.number();
  }

  GenerationTables tables() {
    return tables;
  }

  SortedMap<Integer, PartitionHead> heads() {
    return heads;
  }

  SortedMap<ParkedPosition, String> parked() {
    return parked;
  }

  List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** For each partition: at the places where checkpoints are stored. */
  public IntFunction<CheckpointRule> checkpointRules() {
    Map<Integer, long[]> places = new HashMap<>();
    checkpoints.stream()
        .collect(Collectors.groupingBy(Checkpoint::partition))
        .forEach((partition, its) ->
            places.put(partition, its.stream().mapToLong(Checkpoint::nextOffset).toArray()));
    return partition -> CheckpointRule.at(places.getOrDefault(partition, new long[0]));
  }

  /** The next offset of each partition. */
  public SortedMap<Integer, Long> offsets() {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    heads.forEach((partition, head) -> offsets.put(partition, head.nextOffset()));
    return offsets;
  }

  @Override
  public void close() {
    session.close();
  }
}
