package dev.quittance.benchmarks;

import java.util.Locale;

/** Load that nobody measures, in rounds, until the compilers of the services have little to do. */
final class WarmUp {

  /** Of a core. */
  private static final double COMPILERS_IDLE = 0.1;

  private static final double ROUND_SECONDS = 10;

  /** A load of so many seconds. */
  @FunctionalInterface
  interface Round {
    void run(double seconds) throws Exception;
  }

  private WarmUp() {}

  /**
   * Repeats the load.
   *
   * @param seconds at most
   * @return what the compilers took of a core in the last round
   */
  static double run(CompilerTime compilers, double seconds, Round round) throws Exception {
    double share = 1;
    double left = seconds;
    while (left > 0 && share > COMPILERS_IDLE) {
      double before = compilers.seconds();
      long begin = System.nanoTime();
      round.run(Math.min(left, ROUND_SECONDS));
      share = (compilers.seconds() - before) / ((System.nanoTime() - begin) / 1e9);
      System.out.printf(Locale.ROOT, "    warming up: compilers took %.2f of a core%n", share);
      left -= ROUND_SECONDS;
    }
    return share;
  }
}
