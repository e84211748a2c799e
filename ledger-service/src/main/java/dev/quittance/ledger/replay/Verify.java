package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.compare.Comparison;
import dev.quittance.ledger.replay.compare.LiveSnapshot;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.fold.PartitionOutput;
import dev.quittance.ledger.replay.fold.ReplayAccounts;
import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.store.AccountNumbers;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.SortedMap;

/** Folds the log in memory up to the live offsets and compares. Changes nothing. */
@ApplicationScoped
class Verify {

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final ReplayAccounts accounts;
  private final LogFolds folds;
  private final Comparison comparison;

  Verify(
      AgroalDataSource dataSource,
      Generations generations,
      ReplayAccounts accounts,
      LogFolds folds,
      Comparison comparison) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.accounts = accounts;
    this.folds = folds;
    this.comparison = comparison;
  }

  ReplayReport run(ReplayRun run) throws Exception {
    long key = new SecureRandom().nextLong();
    FoldedLedger folded = new FoldedLedger(new RowDigest(key, folds.partitions()));
    try (LiveSnapshot live = LiveSnapshot.open(dataSource, generations)) {
      SortedMap<Integer, Long> ends = live.offsets();
      AccountNumbers numbers = accounts.known();
      long total = ends.values().stream().mapToLong(Long::longValue).sum();
      folds.rows(
          ends,
          numbers,
          live.checkpointRules(),
          () -> new PartitionOutput(folded.digest()::add, folded),
          run.logPhase(Phase.FOLD, total));
      return comparison.compare(run, live, folded, key, true);
    }
  }
}
