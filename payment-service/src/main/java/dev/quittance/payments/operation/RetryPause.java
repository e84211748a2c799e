package dev.quittance.payments.operation;

import java.time.Duration;

/**
 * How long to wait before a gateway is asked again: doubles with every try.
 *
 * @param min after the first try
 * @param max never longer
 */
public record RetryPause(Duration min, Duration max) {

  private static final int MAX_DOUBLINGS = 30;

  public Duration after(int tries) {
    Duration pause = min.multipliedBy(1L << Math.clamp(tries - 1L, 0, MAX_DOUBLINGS));
    return pause.compareTo(max) > 0 ? max : pause;
  }
}
