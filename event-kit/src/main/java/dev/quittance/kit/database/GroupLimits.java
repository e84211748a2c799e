package dev.quittance.kit.database;

import java.time.Duration;

/**
 * How much a {@link GroupCommit} does at a time.
 *
 * @param group the most that are stored together
 * @param waiting the most that wait for a group; more are refused at once
 * @param interval the shortest time from the begin of one group to that of the next: zero where
 *     somebody waits for the answer, more where fewer transactions are worth more than the time
 * @param crowdedInterval the same while others come as a group is being stored, no shorter: whoever
 *     comes alone, or comes back for the next one, does not wait for it, nor does a large crowd
 * @param patience what has waited longer than this is refused
 */
public record GroupLimits(
    int group, int waiting, Duration interval, Duration crowdedInterval, Duration patience) {

  public GroupLimits {
    if (group < 1 || waiting < 1) {
      throw new IllegalArgumentException("at least one is in a group, and at least one can wait");
    }
    if (interval.isNegative() || crowdedInterval.compareTo(interval) < 0) {
      throw new IllegalArgumentException("the interval is no longer than that of a crowd");
    }
    if (patience.compareTo(crowdedInterval) <= 0) {
      throw new IllegalArgumentException("the patience is longer than the intervals");
    }
  }
}
