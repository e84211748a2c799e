package dev.quittance.ledger.query.snapshot;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.query.snapshot.ReadResult.Found;
import dev.quittance.ledger.query.snapshot.ReadResult.Refused;
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
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Opens snapshots, once the ledger has reached minOffset. */
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

  /** Reads in one transaction. */
  public <T> ReadResult<SnapshotAnswer<T>> read(AsOf asOf, SnapshotRead<T> read) {
    return tryRead(asOf, snapshot -> new Found<>(read.from(snapshot)));
  }

  /** Reads in one transaction what the read itself may refuse. */
  public <T> ReadResult<SnapshotAnswer<T>> tryRead(AsOf asOf, RefusableRead<T> read) {
    return read(asOf, null, read);
  }

  /**
   * Reads more of an answer that began with another read: from the same generation, whichever is
   * the live one by now.
   *
   * @param generation the one that the answer began with
   */
  public <T> ReadResult<T> readMore(AsOf asOf, int generation, SnapshotRead<T> read) {
    return read(asOf, generation, snapshot -> new Found<>(read.from(snapshot)))
        .map(SnapshotAnswer::answer);
  }

  private <T> ReadResult<SnapshotAnswer<T>> read(
      AsOf asOf, @Nullable Integer generation, RefusableRead<T> read) {
    long start = System.nanoTime();
    while (true) {
      Optional<ReadResult<SnapshotAnswer<T>>> answer =
          QuarkusTransaction.requiringNew().call(() -> inSnapshot(asOf, generation, read));
      if (answer.isPresent()) {
        return answer.get();
      }
      OffsetVector min = asOf.minOffsets();
      if (min != null && System.nanoTime() - start > config.minOffsetWait().toNanos()) {
        return new Refused<>(new ReadRefusal.OffsetNotReached(min, config.minOffsetWait()));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Empty if the ledger has not reached minOffset. */
  private <T> Optional<ReadResult<SnapshotAnswer<T>>> inSnapshot(
      AsOf asOf, @Nullable Integer generation, RefusableRead<T> read) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      Optional<GenerationTables> found =
          generation == null
              ? Optional.of(generations.live(connection))
              : generations.kept(connection, generation);
      if (found.isEmpty()) {
        return refused(new ReadRefusal.GenerationDropped(Objects.requireNonNull(generation)));
      }
      GenerationTables tables = found.get();
      OffsetVector heads = heads(connection, tables);
      Optional<ReadRefusal> unknown = OffsetChecks.partitions(asOf, heads);
      if (unknown.isPresent()) {
        return refused(unknown.get());
      }
      if (!hasReached(heads, asOf.minOffsets())) {
        return Optional.empty();
      }
      Optional<ReadRefusal> ahead = OffsetChecks.consumed(asOf, heads);
      if (ahead.isPresent()) {
        return refused(ahead.get());
      }
      Snapshot snapshot = new Snapshot(connection, tables, coverage(asOf, heads));
      return Optional.of(
          read.from(snapshot)
              .map(answer -> new SnapshotAnswer<>(answer, tables.number(), snapshot.coverage())));
    }
  }

  private static <T> Optional<ReadResult<T>> refused(ReadRefusal why) {
    return Optional.of(new Refused<>(why));
  }

  private static boolean hasReached(OffsetVector heads, @Nullable OffsetVector minOffsets) {
    return minOffsets == null
        || minOffsets.byPartition().entrySet().stream()
            .allMatch(entry -> entry.getValue() < heads.at(entry.getKey()));
  }

  private static Coverage coverage(AsOf asOf, OffsetVector heads) {
    OffsetVector offsets = asOf.offsets();
    if (offsets == null || offsets.equals(heads)) {
      return new Coverage(heads, asOf.time(), true);
    }
    return new Coverage(offsets, asOf.time(), false);
  }

  /** The next offset of every partition of the log: 0 where nothing was consumed yet. */
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
