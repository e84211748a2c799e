package dev.quittance.kit.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a loop fares: written by its thread, read by health checks. */
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

  /** The loop came round and all is well. */
  public void beat() {
    lastBeatNanos = System.nanoTime();
    trouble = null;
  }

  /** The loop came round, but something is in its way; it will try again. */
  public void trouble(Throwable cause) {
    lastBeatNanos = System.nanoTime();
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    trouble = root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  /** The loop has given up: a human has to act first. */
  public void unfit(String reason) {
    unfit = reason;
  }

  public void stopped() {
    stopped = true;
  }

  /** What is in the loop's way, or null. Makes the service not ready. */
  public @Nullable String trouble() {
    return unfit != null ? unfit : trouble;
  }

  /** Why the loop is dead, or null. Makes the service not live. */
  public @Nullable String death(Duration stuckAfter) {
    if (unfit != null) {
      return unfit;
    }
    if (stopped) {
      return "stopped";
    }
    Duration silence = Duration.ofNanos(System.nanoTime() - lastBeatNanos);
    return silence.compareTo(stuckAfter) > 0 ? "has not come round for " + silence : null;
  }
}
