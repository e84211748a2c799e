package dev.quittance.ledger.query.snapshot;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Opens snapshots, once the ledger has come as far as the reader asks. */
@ApplicationScoped
public class Snapshots {

  private static final long PAUSE_NANOS = 20_000_000;

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final EventKitConfig kit;
  private final LedgerConfig config;

  Snapshots(
      AgroalDataSource dataSource,
      Generations generations,
      EventKitConfig kit,
      LedgerConfig config) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.kit = kit;
    this.config = config;
  }

  /**
   * Reads in one transaction.
   *
   * @throws dev.quittance.kit.problem.ProblemException if what is asked for is not there
   */
  public <T> Reflecting<T> read(AsOf asOf, SnapshotRead<T> read) {
    return read(asOf, null, read);
  }

  /**
   * Reads more of an answer that began with another read: from the same generation, whichever is
   * the live one by now.
   *
   * @param generation the one that the answer began with
   * @throws dev.quittance.kit.problem.ProblemException 409 {@code ledger_changed} if it was dropped
   */
  public <T> T readMore(AsOf asOf, int generation, SnapshotRead<T> read) {
    return read(asOf, generation, read).answer();
  }

  private <T> Reflecting<T> read(AsOf asOf, @Nullable Integer generation, SnapshotRead<T> read) {
    long start = System.nanoTime();
    while (true) {
      Optional<Reflecting<T>> answer =
          QuarkusTransaction.requiringNew().call(() -> inSnapshot(asOf, generation, read));
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() - start > config.minOffsetWait().toNanos()) {
        throw Refusals.offsetNotReached(asOf, config.minOffsetWait());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Empty if the ledger has not taken yet what it is to have taken. */
  private <T> Optional<Reflecting<T>> inSnapshot(
      AsOf asOf, @Nullable Integer generation, SnapshotRead<T> read) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      GenerationTables tables =
          generation == null ? generations.live(connection) : kept(connection, generation);
      OffsetVector heads = heads(connection, tables);
      Refusals.checkPartitions(asOf, heads);
      if (!hasTaken(heads, asOf.minOffsets())) {
        return Optional.empty();
      }
      Snapshot snapshot = new Snapshot(connection, tables, extent(asOf, heads));
      return Optional.of(new Reflecting<>(read.from(snapshot), tables.number(), snapshot.extent()));
    }
  }

  private GenerationTables kept(Connection connection, int generation) throws SQLException {
    return generations.kept(connection, generation).orElseThrow(() -> SameLedger.gone(generation));
  }

  private static boolean hasTaken(OffsetVector heads, @Nullable OffsetVector minOffsets) {
    return minOffsets == null
        || minOffsets.byPartition().entrySet().stream()
            .allMatch(entry -> entry.getValue() < heads.at(entry.getKey()));
  }

  private static Extent extent(AsOf asOf, OffsetVector heads) {
    OffsetVector offsets = asOf.offsets();
    if (offsets == null || offsets.equals(heads)) {
      return new Extent(heads, asOf.time(), true);
    }
    Refusals.checkReached(offsets, heads);
    return new Extent(offsets, asOf.time(), false);
  }

  /** The next offset of every partition of the log: 0 where nothing has been taken yet. */
  private OffsetVector heads(Connection connection, GenerationTables tables) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, coalesce(head.next_offset, 0)
              FROM (SELECT partition FROM intake_offset WHERE topic = ?) AS log
              FULL JOIN (SELECT partition, next_offset FROM partition_head WHERE generation = ?)
                   AS head USING (partition)
            """)) {
      select.setString(1, kit.topic().name());
      select.setInt(2, tables.number());
      SortedMap<Integer, Long> heads = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          heads.put(row.getInt(1), row.getLong(2));
        }
      }
      return new OffsetVector(heads);
    }
  }
}
