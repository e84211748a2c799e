package dev.quittance.kit.work;

import java.time.Duration;

/**
 * How much a loop does at a time.
 *
 * @param concurrency claims that are performed or wait to be settled, in this process
 * @param ofLane the most of them of one lane
 * @param settleBatch the most results that are settled together
 * @param pollInterval how long something due can wait if its wake-up was missed
 * @param longest how long one claim takes at most
 */
public record WorkLimits(
    int concurrency, int ofLane, int settleBatch, Duration pollInterval, Duration longest) {

  public WorkLimits {
    if (concurrency < 1 || ofLane < 1 || settleBatch < 1) {
      throw new IllegalArgumentException(
          "concurrency, of all and of a lane, and settle batch are at least 1");
    }
  }

  /** Limits of work that has no lanes. */
  public WorkLimits(int concurrency, int settleBatch, Duration pollInterval, Duration longest) {
    this(concurrency, concurrency, settleBatch, pollInterval, longest);
  }
}
