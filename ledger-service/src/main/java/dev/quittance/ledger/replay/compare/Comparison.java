package dev.quittance.ledger.replay.compare;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.fold.PartitionOutput;
import dev.quittance.ledger.replay.fold.ReplayAccounts;
import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.fold.RowDigest.Bucket;
import dev.quittance.ledger.replay.fold.RowSink;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.store.AccountDictionary;
import dev.quittance.ledger.store.AccountNumbers;
import dev.quittance.ledger.store.BalanceRow;
import dev.quittance.ledger.store.LedgerTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares what the log says with what is stored: first by digests, one pass over each side, and
 * only where those differ row by row, in a second pass that keeps the rows of differing buckets.
 */
@ApplicationScoped
public class Comparison {

  /** Buckets of each table that are compared row by row: bounds the memory for a ruined ledger. */
  private static final int BUCKETS_LOOKED_INTO = 512;

  private final LedgerConfig config;
  private final AccountDictionary dictionary;
  private final ReplayAccounts accounts;
  private final LogFolds folds;

  Comparison(
      LedgerConfig config, AccountDictionary dictionary, ReplayAccounts accounts, LogFolds folds) {
    this.config = config;
    this.dictionary = dictionary;
    this.accounts = accounts;
    this.folds = folds;
  }

  /**
   * Compares at the snapshot's offsets, up to which {@code folded} was folded.
   *
   * @param verifies whether it has checkpoints where live has some
   */
  public ReplayReport compare(
      ReplayRun run, LiveSnapshot live, FoldedLedger folded, long key, boolean verifies)
      throws Exception {
    run.phase(Phase.READ_BACK);
    RowDigest stored = new RowDigest(key, folds.partitions());
    BalanceDigest balances = new BalanceDigest(key);
    read(
        live,
        (table, rows, from, to) -> {
          stored.add(table, rows, from, to);
          if (verifies && table == LedgerTable.BALANCE) {
            balances.add(BalanceRow.amountsOf(rows, from));
          }
        },
        run);
    folded.balances(balances::of);
    run.phase(Phase.COMPARE);
    ReportBuilder report = newReport(live);
    List<Bucket> buckets = lookedInto(folded.digest().differences(stored), report);
    DifferingRows expectedRows = new DifferingRows(stored, buckets);
    DifferingRows storedRows = new DifferingRows(stored, buckets);
    if (!buckets.isEmpty()) {
      foldAgain(run, live, buckets, expectedRows);
      read(live, storedRows, run);
    }
    return report.build(
        folded,
        live.heads(),
        live.parked(),
        verifies ? HeadDifferences.between(folded.checkpoints(), live.checkpoints()) : List.of(),
        expectedRows.without(storedRows),
        storedRows.without(expectedRows));
  }

  /** Both halves of the tables at once: the two largest are in different halves. */
  private void read(LiveSnapshot live, RowSink sink, ReplayRun run) throws Exception {
    FoldProgress progress = run.progress();
    List<List<LedgerTable>> halves =
        List.of(
            List.of(LedgerTable.JOURNAL_ENTRY, LedgerTable.BALANCE),
            List.of(LedgerTable.POSTING, LedgerTable.TRANSACTION));
    try (ExecutorService threads = Executors.newFixedThreadPool(halves.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (List<LedgerTable> half : halves) {
        running.add(
            threads.submit(() -> {
              readHalf(live, half, sink, progress);
              return null;
            }));
      }
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          progress.cancel();
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
  }

  private static void readHalf(
      LiveSnapshot live, List<LedgerTable> half, RowSink sink, FoldProgress progress)
      throws SQLException {
    try (DatabaseSession session = live.connect()) {
      for (LedgerTable table : half) {
        StoredRows.read(session.connection(), live.tables(), table, sink, progress);
      }
      session.giveBack();
    }
  }

  private void foldAgain(ReplayRun run, LiveSnapshot live, List<Bucket> buckets, DifferingRows rows)
      throws Exception {
    Set<Integer> partitions = new HashSet<>();
    buckets.forEach(bucket -> partitions.add(bucket.partition()));
    Map<Integer, Long> ends = new HashMap<>(live.offsets());
    ends.keySet().retainAll(partitions);
    AccountNumbers numbers = accounts.known();
    FoldedLedger ignored = new FoldedLedger(new RowDigest(0, folds.partitions()));
    folds.rows(
        ends,
        numbers,
        partition -> CheckpointRule.NEVER,
        () -> new PartitionOutput(rows, ignored),
        run.progress());
  }

  ReportBuilder newReport(LiveSnapshot live) {
    return new ReportBuilder(number -> name(live, number), config.replay().reportedDifferences());
  }

  private String name(LiveSnapshot live, long number) {
    if (number < 0) {
      return "an account that is missing in the dictionary";
    }
    try (DatabaseSession session = live.connect()) {
      Account account = dictionary.accountsOf(session.connection(), Set.of(number)).get(number);
      session.giveBack();
      return account == null ? "account " + number : account.path() + " " + account.currency();
    } catch (SQLException e) {
      throw new IllegalStateException("reading the dictionary of accounts", e);
    }
  }

  /** For entries and postings the first of each partition, for the rest as many as can be held. */
  static List<Bucket> lookedInto(List<Bucket> differing, ReportBuilder report) {
    List<Bucket> chosen = new ArrayList<>();
    Map<String, Integer> perTable = new HashMap<>();
    for (Bucket bucket : differing) {
      boolean ofTheLog =
          bucket.table() == LedgerTable.JOURNAL_ENTRY || bucket.table() == LedgerTable.POSTING;
      String group = ofTheLog ? bucket.table() + "/" + bucket.partition() : "" + bucket.table();
      int allowed = ofTheLog ? 1 : BUCKETS_LOOKED_INTO;
      if (perTable.merge(group, 1, Integer::sum) <= allowed) {
        chosen.add(bucket);
      } else {
        report.more();
      }
    }
    return chosen;
  }
}
