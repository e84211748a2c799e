package dev.quittance.ledger.replay;

import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.compare.Comparison;
import dev.quittance.ledger.replay.compare.LiveSnapshot;
import dev.quittance.ledger.replay.compare.SinceComparison;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.fold.PartitionOutput;
import dev.quittance.ledger.replay.fold.ReplayAccounts;
import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.Proof;
import dev.quittance.ledger.replay.run.ProofStore;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.store.AccountNumbers;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds the log in memory up to the live offsets and compares. Changes nothing, but keeps what it
 * has proven: the next one can begin there (ADR 0066).
 */
@ApplicationScoped
class Verify {

  private static final int PROOFS_LISTED = 100;

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final ReplayAccounts accounts;
  private final LogFolds folds;
  private final Comparison comparison;
  private final SinceComparison sinceComparison;
  private final ProofStore proofs;
  private final Clock clock;

  Verify(
      AgroalDataSource dataSource,
      Generations generations,
      ReplayAccounts accounts,
      LogFolds folds,
      Comparison comparison,
      SinceComparison sinceComparison,
      ProofStore proofs,
      Clock clock) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.accounts = accounts;
    this.folds = folds;
    this.comparison = comparison;
    this.sinceComparison = sinceComparison;
    this.proofs = proofs;
    this.clock = clock;
  }

  ReplayReport run(ReplayRun run) throws Exception {
    Proof since = run.since();
    return since == null ? all(run) : since(run, since);
  }

  private ReplayReport all(ReplayRun run) throws Exception {
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
      ReplayReport report = comparison.compare(run, live, folded, key, true);
      if (report.isIdentical()) {
        proofs.save(folded.proof(run.id(), null, live.generation(), clock.instant(), key));
      }
      return report;
    }
  }

  private ReplayReport since(ReplayRun run, Proof proof) throws Exception {
    long key = new SecureRandom().nextLong();
    try (LiveSnapshot live = LiveSnapshot.open(dataSource, generations)) {
      if (live.generation() != proof.generation()) {
        throw new IllegalStateException("the ledger that was proven is no longer the live one");
      }
      SinceComparison.Result result = sinceComparison.compare(run, live, proof, key);
      if (result.report().isIdentical()) {
        FoldedLedger folded = result.folded();
        folded.balances(result.balances()::partition);
        proofs.save(
            folded.proof(run.id(), proof.replay(), live.generation(), clock.instant(), key));
      }
      return result.report().with(described(proof));
    }
  }

  private ReplayReport.Since described(Proof proof) {
    Map<Integer, ReplayReport.ProvenHead> heads = new TreeMap<>();
    proof
        .heads()
        .forEach((partition, proven) -> {
          PartitionHead head = proven.head();
          heads.put(
              partition,
              new ReplayReport.ProvenHead(
                  head.nextOffset(), head.entries(), HexFormat.of().formatHex(head.chainHash())));
        });
    return new ReplayReport.Since(
        proof.name(), proof.provenAt(), heads, proofs.chain(proof, PROOFS_LISTED));
  }
}
