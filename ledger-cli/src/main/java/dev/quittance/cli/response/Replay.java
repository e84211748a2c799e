package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/** A replay as the service tells of it. */
public record Replay(
    String id,
    String mode,
    String status,
    String phase,
    @Nullable String result,
    long eventsDone,
    long eventsTotal,
    long ratePerSecond,
    @Nullable Long etaSeconds,
    @Nullable Integer generation,
    @Nullable String acceptDifferences,
    @Nullable Report report,
    @Nullable String failure,
    String startedAt,
    @Nullable String finishedAt) {

  public boolean isRunning() {
    return status.equals("RUNNING");
  }
}
