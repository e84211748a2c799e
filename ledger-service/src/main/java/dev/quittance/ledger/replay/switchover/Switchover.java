package dev.quittance.ledger.replay.switchover;

import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.replay.compare.LastComparison;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.ReplayRecords;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.replay.run.ReplayStore;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Makes the new generation the live one, in one transaction: it locks the intake offsets, so live
 * intake waits; applies what is still missing up to them; compares; moves the pointer. Intake's
 * next batch reads the pointer after it got the lock, and so goes to the new generation.
 */
@ApplicationScoped
public class Switchover {

  private static final Logger LOG = Logger.getLogger(Switchover.class);

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final LastComparison lastComparison;
  private final ReplayStore store;
  private final LogFolds folds;
  private final Tail tail;
  private final AuditTrail trail;

  Switchover(
      AgroalDataSource dataSource,
      Generations generations,
      LastComparison lastComparison,
      ReplayStore store,
      LogFolds folds,
      Tail tail,
      AuditTrail trail) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.lastComparison = lastComparison;
    this.store = store;
    this.folds = folds;
    this.tail = tail;
    this.trail = trail;
  }

  /**
   * Switches if nothing differs, or differences were accepted.
   *
   * @param before what was found when the two were compared row by row
   * @return that, and what is found now, at the offsets of the switch
   */
  public ReplayReport run(ReplayRun run, GenerationTables next, ReplayReport before)
      throws SQLException {
    run.phase(Phase.SWITCH);
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      Connection connection = session.connection();
      Map<Integer, Long> ends = lockOffsets(connection);
      tail.apply(connection, next, ends, events -> {});
      GenerationTables live = generations.live(connection);
      ReplayReport report = lastComparison.compare(connection, live, next, before, ends);
      if (report.isIdentical() || run.acceptDifferences() != null) {
        run.checkCancelled();
        run.lock().requireHeld();
        generations.makeLive(connection, next);
        store.switching(connection, run, next.number(), report);
        trail.record(
            connection,
            run.origin(),
            ReplayRecords.switched(run, live.number(), next.number(), report));
        connection.commit();
        LOG.infof("Generation %s is live, in place of generation %s", next.number(), live.number());
      }
      return report; // and the session ends: after the commit nothing may fail any more
    }
  }

  private Map<Integer, Long> lockOffsets(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset
              FROM intake_offset
             WHERE topic = ?
             ORDER BY partition
               FOR UPDATE
            """)) {
      select.setString(1, folds.topic());
      Map<Integer, Long> offsets = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          offsets.put(row.getInt(1), row.getLong(2));
        }
      }
      return offsets;
    }
  }
}
