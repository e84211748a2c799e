package dev.quittance.kit.retry;

import java.time.Duration;

/**
 * How long to wait before the next try: the pause doubles with every try.
 *
 * @param min after the first try
 * @param max never longer
 */
public record RetryPause(Duration min, Duration max) {

  private static final int MAX_DOUBLINGS = 30;

  /**
   * @param tries how many there were, from 1
   */
  public Duration after(int tries) {
    Duration pause = min.multipliedBy(1L << Math.clamp(tries - 1L, 0, MAX_DOUBLINGS));
    return pause.compareTo(max) > 0 ? max : pause;
  }
}
