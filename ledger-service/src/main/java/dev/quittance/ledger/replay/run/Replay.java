package dev.quittance.ledger.replay.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay as ops see it.
 *
 * @param id {@code rpl_...}
 * @param result once compared
 * @param eventsDone events (in the end: of the whole log; in INDEX: statements, in READ_BACK: rows)
 *     the phase has behind it
 * @param eventsTotal how many it has in all; 0 where they are not counted
 * @param ratePerSecond events a second in this phase
 * @param etaSeconds until the phase's end, at that rate
 * @param acceptDifferences why differences may be switched to
 * @param phaseMillis how long each finished phase took
 * @param report what was found to differ, where something was
 * @param failure why it failed and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
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

  public static final String ID_PREFIX = "rpl_";

  static long rate(long done, Instant since, Instant now) {
    long millis = Math.max(1, Duration.between(since, now).toMillis());
    return done * 1_000 / millis;
  }

  static @Nullable Long eta(long done, long total, long rate) {
    return rate == 0 || total == 0 ? null : Math.max(0, (total - done) / rate);
  }

  @JsonIgnore
  public boolean isRunning() {
    return status == ReplayStatus.RUNNING;
  }
}
