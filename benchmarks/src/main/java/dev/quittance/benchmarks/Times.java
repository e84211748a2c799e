package dev.quittance.benchmarks;

import java.util.Arrays;

/** How long things took. */
final class Times {

  private long[] nanos = new long[1_024];
  private int count;

  synchronized void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  synchronized int count() {
    return count;
  }

  /** In milliseconds. */
  synchronized double mean() {
    return Arrays.stream(nanos, 0, count).average().orElse(Double.NaN) / 1e6;
  }

  /**
   * In milliseconds.
   *
   * @param share for example 0.99: so many of all took no longer
   */
  synchronized double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.ceil(share * count) - 1)] / 1e6;
  }
}
