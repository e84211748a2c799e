package dev.quittance.ledger.replay.run;

import dev.quittance.contract.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of a replay, as it is stored.
 *
 * @param phaseSince when the phase began
 * @param done events of the phase that are done; in the end: of the whole log; in INDEX: statements
 * @param total how many the phase has in all; 0 where they are not counted
 * @param generation the one that a rebuild built
 * @param acceptDifferences why a rebuild may switch although something differs
 * @param phaseMillis how long each finished phase took
 * @param result once compared
 * @param report what was found to differ, where something was
 * @param failure why it failed and what to do
 * @param updatedAt when its process last recorded its progress
 */
public record Replay(
    UUID id,
    ReplayMode mode,
    ReplayStatus status,
    Phase phase,
    Instant phaseSince,
    long done,
    long total,
    @Nullable Integer generation,
    @Nullable String acceptDifferences,
    Map<Phase, Long> phaseMillis,
    @Nullable ReplayResult result,
    @Nullable ReplayReport report,
    @Nullable String failure,
    Instant startedAt,
    Instant updatedAt,
    @Nullable Instant finishedAt) {

  public static final String ID_PREFIX = "rpl_";

  /** Its id as clients know it, {@code rpl_...}. */
  public String name() {
    return Ids.of(ID_PREFIX, id);
  }

  public boolean isRunning() {
    return status == ReplayStatus.RUNNING;
  }

  /** Events a second in this phase. */
  public long ratePerSecond() {
    long millis = Math.max(1, Duration.between(phaseSince, updatedAt).toMillis());
    return done * 1_000 / millis;
  }

  /** Seconds until the end of the phase at that rate; null if that is not known. */
  public @Nullable Long etaSeconds() {
    long rate = ratePerSecond();
    return !isRunning() || rate == 0 || total == 0 ? null : Math.max(0, (total - done) / rate);
  }
}
