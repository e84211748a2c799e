package dev.quittance.ledger.replay.run;

import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands to replays, and what came of them, as the audit trail has them. */
public final class ReplayRecords {

  private record Started(ReplayMode mode, ReplayStatus status) {}

  private record Running(ReplayStatus status, Phase phase) {}

  private record CancelRequested(ReplayStatus status, boolean cancelRequested) {}

  private record Live(int generation) {}

  private record Switched(int generation, ReplayResult result) {}

  private ReplayRecords() {}

  public static AuditRecord started(UUID id, ReplayMode mode, @Nullable String acceptDifferences) {
    return new AuditRecord(
        "replay.start",
        Ids.of(Replay.ID_PREFIX, id),
        acceptDifferences,
        null,
        new Started(mode, ReplayStatus.RUNNING));
  }

  public static AuditRecord cancelled(Replay replay) {
    return new AuditRecord(
        "replay.cancel",
        replay.name(),
        null,
        new Running(replay.status(), replay.phase()),
        new CancelRequested(ReplayStatus.RUNNING, true));
  }

  /** The live ledger became another one. */
  public static AuditRecord switched(ReplayRun run, int from, int to, ReplayReport report) {
    return new AuditRecord(
        "replay.switch",
        Ids.of(Replay.ID_PREFIX, run.id()),
        run.acceptDifferences(),
        new Live(from),
        new Switched(to, report.isIdentical() ? ReplayResult.IDENTICAL : ReplayResult.DIFFERENT));
  }
}
