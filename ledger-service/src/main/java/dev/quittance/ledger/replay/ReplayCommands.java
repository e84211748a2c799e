package dev.quittance.ledger.replay;

import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.replay.run.ReplayMode;
import dev.quittance.ledger.replay.run.ReplayRecords;
import dev.quittance.ledger.replay.run.ReplayStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what ops ask of replays together with its entry in the audit trail. */
@ApplicationScoped
class ReplayCommands {

  private final ReplayStore store;
  private final AuditTrail trail;
  private final Clock clock;

  ReplayCommands(ReplayStore store, AuditTrail trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /** Stores a new replay; false if one is running already. */
  boolean begin(UUID id, ReplayMode mode, @Nullable String acceptDifferences, AuditOrigin origin) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          boolean begun = store.begin(id, mode, acceptDifferences, clock.instant());
          if (begun) {
            trail.record(origin, ReplayRecords.started(id, mode, acceptDifferences));
          }
          return begun;
        });
  }

  /** Stores that the replay shall end; false if it is over. */
  boolean requestCancel(Replay replay, AuditOrigin origin) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          boolean requested = store.requestCancel(replay.id());
          if (requested) {
            trail.record(origin, ReplayRecords.cancelled(replay));
          }
          return requested;
        });
  }
}
