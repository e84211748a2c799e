package dev.quittance.ledger.replay.compare;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.fold.Opening;
import dev.quittance.ledger.replay.fold.ParkedPosition;
import dev.quittance.ledger.replay.fold.PartitionOutput;
import dev.quittance.ledger.replay.fold.ReplayAccounts;
import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.fold.RowDigest.Bucket;
import dev.quittance.ledger.replay.fold.RowSink;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.Proof;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.LedgerTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares what came after a proof with what is stored: entries, postings and transactions of after
 * it row by row, and every balance as the proven one and what was added. Rows of before it that
 * nothing has touched since are not read.
 */
@ApplicationScoped
public class SinceComparison {

  /** What is stored as a whole, and the digests that the next proof begins with. */
  public record Result(ReplayReport report, FoldedLedger folded, BalanceDigestOf balances) {}

  /** The digest of a partition's balances. */
  @FunctionalInterface
  public interface BalanceDigestOf {

    long partition(int number);
  }

  private final LedgerConfig config;
  private final LogFolds folds;
  private final ReplayAccounts accounts;
  private final Comparison comparison;

  SinceComparison(
      LedgerConfig config, LogFolds folds, ReplayAccounts accounts, Comparison comparison) {
    this.config = config;
    this.folds = folds;
    this.accounts = accounts;
    this.comparison = comparison;
  }

  /**
   * @param key of the digests
   */
  public Result compare(ReplayRun run, LiveSnapshot live, Proof proof, long key) throws Exception {
    SortedMap<Integer, Long> ends = live.offsets();
    long total =
        ends.entrySet().stream()
            .mapToLong(end -> end.getValue() - proof.head(end.getKey()).nextOffset())
            .sum();
    FoldedLedger folded = new FoldedLedger(new RowDigest(key, folds.partitions()));
    folded.startParked(parkedAt(live, proof));
    BalancesSince balances = new BalancesSince(proof.digestKey(), key);
    fold(
        live,
        proof,
        ends,
        since(proof, folded.digest()::add),
        balances,
        folded,
        run.logPhase(Phase.FOLD, total));
    run.phase(Phase.READ_BACK);
    RowDigest stored = new RowDigest(key, folds.partitions());
    read(live, proof, since(proof, stored::add), run.progress());
    readBalances(live, balances, run.progress());
    run.phase(Phase.COMPARE);
    ReportBuilder report = comparison.newReport(live);
    List<Bucket> buckets = Comparison.lookedInto(folded.digest().differences(stored), report);
    DifferingRows expectedRows = new DifferingRows(stored, buckets);
    DifferingRows storedRows = new DifferingRows(stored, buckets);
    if (!buckets.isEmpty()) {
      fold(
          live,
          proof,
          ends,
          since(proof, expectedRows),
          new BalancesSince(0, 0),
          new FoldedLedger(new RowDigest(0, folds.partitions())),
          run.progress());
      read(live, proof, since(proof, storedRows), run.progress());
    }
    List<Difference> places = new ArrayList<>(provenHeads(live, proof));
    places.addAll(
        HeadDifferences.between(
            folded.checkpoints(),
            live.checkpoints().stream()
                .filter(one -> one.nextOffset() > proof.head(one.partition()).nextOffset())
                .toList()));
    TreeSet<Integer> partitions = new TreeSet<>(ends.keySet());
    partitions.addAll(proof.heads().keySet());
    ReplayReport found =
        report
            .build(
                folded,
                live.heads(),
                live.parked(),
                places,
                expectedRows.without(storedRows),
                storedRows.without(expectedRows))
            .withAccounts(balances.differences(proof, partitions));
    return new Result(found, folded, balances.digest()::of);
  }

  private void fold(
      LiveSnapshot live,
      Proof proof,
      Map<Integer, Long> ends,
      RowSink rows,
      BalancesSince balances,
      FoldedLedger folded,
      FoldProgress progress)
      throws Exception {
    RowSink sink =
        (table, buffer, from, to) -> {
          if (table == LedgerTable.BALANCE) {
            balances.added(buffer, from);
          } else {
            rows.row(table, buffer, from, to);
          }
        };
    folds.rowsSince(
        ends,
        accounts.known(),
        live.checkpointRules(),
        partition -> opening(live, proof, partition),
        () -> new PartitionOutput(sink, folded),
        progress);
  }

  private Opening opening(LiveSnapshot live, Proof proof, int partition) {
    try {
      DatabaseSession session = live.connect();
      try {
        return new ProvenOpening(
            new LogPartition(partition, folds.partitions()),
            config.name(),
            proof.head(partition),
            live.tables(),
            session);
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("opening a partition at its proven head", e);
    }
  }

  /** Only rows of after the proof: an order that nothing happened to since is one of before. */
  private static RowSink since(Proof proof, RowSink rows) {
    return (table, buffer, from, to) -> {
      long position = table.positionOf(buffer, from);
      if (Position.offsetOf(position) >= proof.head(Position.partitionOf(position)).nextOffset()) {
        rows.row(table, buffer, from, to);
      }
    };
  }

  /** Entries by their index; the other two have none on their places, and are passed over once. */
  private static void read(LiveSnapshot live, Proof proof, RowSink rows, FoldProgress progress)
      throws SQLException {
    GenerationTables tables = live.tables();
    try (DatabaseSession session = live.connect()) {
      for (LedgerTable table :
          List.of(LedgerTable.JOURNAL_ENTRY, LedgerTable.POSTING, LedgerTable.TRANSACTION)) {
        String position = table == LedgerTable.TRANSACTION ? "last_position" : "position";
        String sql =
            String.format(
                Locale.ROOT,
                "SELECT %s FROM %s WHERE %s",
                table.columnNames(),
                tables.of(table),
                table == LedgerTable.JOURNAL_ENTRY
                    ? ranges(live, proof)
                    : "%1$s >= coalesce(('{%2$s}'::bigint[])[partition_of(%1$s) + 1], 0)"
                        .formatted(position, starts(proof)));
        StoredRows.read(session.connection(), "(" + sql + ")", table, rows, progress);
      }
      session.giveBack();
    }
  }

  private static String ranges(LiveSnapshot live, Proof proof) {
    TreeSet<Integer> partitions = new TreeSet<>(proof.heads().keySet());
    partitions.addAll(live.heads().keySet());
    return partitions.isEmpty()
        ? "TRUE"
        : partitions.stream()
            .map(partition ->
                String.format(
                    Locale.ROOT,
                    "position BETWEEN %d AND %d",
                    start(proof, partition),
                    Position.lastNumber(partition)))
            .collect(Collectors.joining(" OR "));
  }

  private static String starts(Proof proof) {
    int last = proof.heads().isEmpty() ? -1 : proof.heads().lastKey();
    return IntStream.rangeClosed(0, last)
        .mapToObj(partition -> String.valueOf(start(proof, partition)))
        .collect(Collectors.joining(","));
  }

  private static long start(Proof proof, int partition) {
    return Position.of(partition, proof.head(partition).nextOffset()).number();
  }

  private static void readBalances(LiveSnapshot live, BalancesSince balances, FoldProgress progress)
      throws SQLException {
    try (DatabaseSession session = live.connect()) {
      StoredRows.read(
          session.connection(),
          live.tables(),
          LedgerTable.BALANCE,
          (table, buffer, from, to) -> balances.stored(buffer, from),
          progress);
      session.giveBack();
    }
  }

  /** What was parked at the proof: what is now, of before, and what was decided since. */
  private static Map<ParkedPosition, String> parkedAt(LiveSnapshot live, Proof proof)
      throws SQLException {
    Map<ParkedPosition, String> parked = new TreeMap<>();
    try (DatabaseSession session = live.connect();
        PreparedStatement select =
            session
                .connection()
                .prepareStatement(
                    """
                    SELECT partition, "offset", reason, coalesce(decided_offset, -1)
                      FROM parked_event
                     WHERE generation = ?
                    """)) {
      select.setInt(1, live.tables().number());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long start = proof.head(row.getInt(1)).nextOffset();
          long decided = row.getLong(4);
          if (row.getLong(2) < start && (decided < 0 || decided >= start)) {
            parked.put(new ParkedPosition(row.getInt(1), row.getLong(2)), row.getString(3));
          }
        }
      }
      session.giveBack();
    }
    return parked;
  }

  /** Whether the stored chains still go through the proven heads. */
  private static List<Difference> provenHeads(LiveSnapshot live, Proof proof) throws SQLException {
    List<Difference> differing = new ArrayList<>();
    try (DatabaseSession session = live.connect();
        PreparedStatement select =
            session
                .connection()
                .prepareStatement(
                    """
                    SELECT chain_hash FROM %s WHERE position >= ? AND position < ?
                     ORDER BY position DESC LIMIT 1
                    """
                        .formatted(live.tables().journalEntry()))) {
      for (Proof.Head one : proof.heads().values()) {
        PartitionHead head = one.head();
        select.setLong(1, Position.of(head.partition(), 0).number());
        select.setLong(2, start(proof, head.partition()));
        try (ResultSet row = select.executeQuery()) {
          byte[] stored =
              row.next() ? row.getBytes(1) : PartitionHead.start(head.partition()).chainHash();
          if (!Arrays.equals(stored, head.chainHash())) {
            differing.add(
                new Difference(
                    "chain at the proven offset " + head.nextOffset(),
                    head.partition(),
                    Map.of("chain_hash", HexFormat.of().formatHex(head.chainHash())),
                    Map.of("chain_hash", HexFormat.of().formatHex(stored))));
          }
        }
      }
      session.giveBack();
    }
    return differing;
  }
}
