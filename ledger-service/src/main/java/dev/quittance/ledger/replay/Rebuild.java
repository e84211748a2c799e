package dev.quittance.ledger.replay;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.replay.compare.Comparison;
import dev.quittance.ledger.replay.compare.LiveSnapshot;
import dev.quittance.ledger.replay.fold.CopyLane;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.IndexBuild;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.fold.PartitionLoad;
import dev.quittance.ledger.replay.fold.ReplayAccounts;
import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.fold.RowOutput;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.replay.switchover.CatchUp;
import dev.quittance.ledger.replay.switchover.Switchover;
import dev.quittance.ledger.store.AccountNumbers;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.SortedMap;
import org.jboss.logging.Logger;

/**
 * Builds a generation beside the live one from nothing but the log, proves the two equal, and
 * switches. Until the switch commits, nothing that readers or intake use has changed.
 */
@ApplicationScoped
class Rebuild {

  private static final Logger LOG = Logger.getLogger(Rebuild.class);

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final ReplayAccounts accounts;
  private final LogFolds folds;
  private final Comparison comparison;
  private final IndexBuild indexes;
  private final CatchUp catchUp;
  private final Switchover switchover;
  private final LedgerConfig config;

  Rebuild(
      AgroalDataSource dataSource,
      Generations generations,
      ReplayAccounts accounts,
      LogFolds folds,
      Comparison comparison,
      IndexBuild indexes,
      CatchUp catchUp,
      Switchover switchover,
      LedgerConfig config) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.accounts = accounts;
    this.folds = folds;
    this.comparison = comparison;
    this.indexes = indexes;
    this.catchUp = catchUp;
    this.switchover = switchover;
    this.config = config;
  }

  /** What was compared; if it differs and that was not accepted, nothing has been switched. */
  ReplayReport run(ReplayRun run) throws Exception {
    GenerationTables next = begin();
    run.building(next.number());
    boolean live = false;
    try {
      ReplayReport report = build(run, next);
      if (report.isIdentical() || run.acceptDifferences() != null) {
        catchUp.run(run, next);
        ReplayReport atSwitch = switchover.run(run, next, report);
        live = atSwitch.isIdentical() || run.acceptDifferences() != null;
        return atSwitch;
      }
      return report;
    } finally {
      if (!live) {
        drop(next);
      }
    }
  }

  private ReplayReport build(ReplayRun run, GenerationTables next) throws Exception {
    long key = new SecureRandom().nextLong();
    FoldedLedger folded = new FoldedLedger(new RowDigest(key, folds.partitions()));
    try (LiveSnapshot live = LiveSnapshot.open(dataSource, generations)) {
      SortedMap<Integer, Long> ends = live.offsets();
      AccountNumbers numbers = accounts.given();
      long total = ends.values().stream().mapToLong(Long::longValue).sum();
      CheckpointRule every = CheckpointRule.every(config.checkpoints().everyEntries());
      folds.rows(
          ends,
          numbers,
          partition -> every,
          () -> load(next, folded),
          run.logPhase(Phase.LOAD, total));
      indexes.run(next, run.phase(Phase.INDEX, IndexBuild.steps(next)));
      return comparison.compare(run, live, folded, key, false);
    }
  }

  private RowOutput load(GenerationTables next, FoldedLedger folded) {
    try {
      CopyLane postings = lane(next);
      try {
        return new PartitionLoad(postings, lane(next), next, folded);
      } catch (SQLException e) {
        postings.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("opening a connection to load", e);
    }
  }

  private CopyLane lane(GenerationTables next) throws SQLException {
    return new CopyLane(
        DatabaseSession.begin(
            dataSource,
            // The switch commits durably, and with it everything that was written before.
            "SET LOCAL synchronous_commit = off",
            // There may be nothing to post for long.
            "SET LOCAL idle_in_transaction_session_timeout = 0"),
        next);
  }

  private GenerationTables begin() throws SQLException {
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      GenerationTables next = generations.begin(session.connection());
      session.connection().commit();
      session.giveBack();
      return next;
    }
  }

  /** If the database is away, it is found and dropped when that is back; what is live stays. */
  private void drop(GenerationTables next) {
    try (DatabaseSession session = DatabaseSession.open(dataSource)) {
      generations.drop(session.connection(), next);
      session.giveBack();
    } catch (SQLException e) {
      LOG.warnf("Generation %s could not be dropped yet: %s", next.number(), e.getMessage());
    }
  }
}
