package dev.quittance.ledger.replay.switchover;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.intake.OffsetStore;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.PartitionHeads;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Applies to the new generation what the live one has applied while it was built, until so little
 * is missing that the switch can apply the rest while intake waits.
 */
@ApplicationScoped
public class CatchUp {

  private static final long LITTLE = 1_000;

  /** Where intake is faster than catching up, the switch has to apply what is left. */
  private static final int MOST_ROUNDS = 20;

  private final AgroalDataSource dataSource;
  private final OffsetStore offsets;
  private final LogFolds folds;
  private final Tail tail;

  CatchUp(AgroalDataSource dataSource, OffsetStore offsets, LogFolds folds, Tail tail) {
    this.dataSource = dataSource;
    this.offsets = offsets;
    this.folds = folds;
    this.tail = tail;
  }

  public void run(ReplayRun run, GenerationTables next) throws SQLException {
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      Connection connection = session.connection();
      Sql.execute(connection, next.attach());
      connection.commit();
      for (int round = 0; round < MOST_ROUNDS; round++) {
        Map<Integer, Long> ends = offsets.load(folds.topic());
        long behind = Tail.behind(PartitionHeads.all(connection, next), ends);
        FoldProgress progress = run.phase(Phase.CATCH_UP, behind);
        if (behind <= LITTLE) {
          break;
        }
        tail.apply(
            connection,
            next,
            ends,
            events -> {
              connection.commit();
              progress.add(events);
              run.checkCancelled();
            });
      }
      session.giveBack();
    }
  }
}
