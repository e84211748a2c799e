package dev.quittance.kit.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The state of a loop: written by its thread, read by health checks. */
public final class LoopStatus {

  private final String name;
  private volatile long lastBeatNanos = System.nanoTime();
  private volatile @Nullable String trouble;
  private volatile @Nullable String unfit;
  private volatile boolean stopped;

  public LoopStatus(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Heartbeat: an iteration completed. */
  public void beat() {
    lastBeatNanos = System.nanoTime();
    trouble = null;
  }

  /** Heartbeat of an iteration that failed; the loop will retry. */
  public void trouble(Throwable cause) {
    lastBeatNanos = System.nanoTime();
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    trouble = root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  /** The loop has ended until an operator acts. */
  public void unfit(String reason) {
    unfit = reason;
  }

  public void stopped() {
    stopped = true;
  }

  /** Why the last iteration failed; null if it did not. Makes the service not ready. */
  public @Nullable String trouble() {
    return unfit != null ? unfit : trouble;
  }

  /** Why the loop does not run any more; null if it runs. Makes the service not live. */
  public @Nullable String death(Duration stuckAfter) {
    if (unfit != null) {
      return unfit;
    }
    if (stopped) {
      return "stopped";
    }
    Duration silence = Duration.ofNanos(System.nanoTime() - lastBeatNanos);
    return silence.compareTo(stuckAfter) > 0 ? "no iteration completed for " + silence : null;
  }
}
