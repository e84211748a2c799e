package dev.quittance.ledger.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.replay.run.ReplayMode;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayResult;
import dev.quittance.ledger.replay.run.ReplayStatus;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A replay as ops see it.
 *
 * @param id {@code rpl_...}
 * @param eventsDone events that the phase has done; in INDEX statements, in READ_BACK rows
 * @param eventsTotal how many the phase has in all; 0 where they are not counted
 * @param etaSeconds until the phase's end, at this rate
 * @param phaseMillis how long each finished phase took
 */
@Schema(name = "Replay")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
    String id,
    ReplayMode mode,
    ReplayStatus status,
    Phase phase,
    @Nullable ReplayResult result,
    long eventsDone,
    long eventsTotal,
    long ratePerSecond,
    @Nullable Long etaSeconds,
    @Nullable Integer generation,
    @Nullable String acceptDifferences,
    Map<Phase, Long> phaseMillis,
    @Nullable ReplayReport report,
    @Nullable String failure,
    Instant startedAt,
    Instant updatedAt,
    @Nullable Instant finishedAt) {

  static ReplayView of(Replay replay) {
    return new ReplayView(
        replay.name(),
        replay.mode(),
        replay.status(),
        replay.phase(),
        replay.result(),
        replay.done(),
        replay.total(),
        replay.ratePerSecond(),
        replay.etaSeconds(),
        replay.generation(),
        replay.acceptDifferences(),
        replay.phaseMillis(),
        replay.report(),
        replay.failure(),
        replay.startedAt(),
        replay.updatedAt(),
        replay.finishedAt());
  }
}
