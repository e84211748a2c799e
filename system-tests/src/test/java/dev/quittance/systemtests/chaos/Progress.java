package dev.quittance.systemtests.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds what goes on, how much there is of it and how long it will take. */
final class Progress implements AutoCloseable {

  private static final long INTERVAL_SECONDS = 5;

  private final PrintStream out;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("progress").factory());
  private volatile String phase = "";
  private volatile long endSecond;
  private volatile int remaining;
  private int before;

  Progress(PrintStream out) {
    this.out = out;
  }

  /** Seconds since the beginning. */
  long second() {
    return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
  }

  /**
   * @param now its name, said again with every figure
   * @param what it is, said once
   */
  void phase(String now, String what) {
    phase = now;
    remaining = 0;
    say(now + ": " + what);
  }

  /** How many are still to be done in this phase. */
  void remaining(int count) {
    remaining = count;
  }

  /** From now on with figures, and the time until faults end. */
  void follow(Load load, Duration left) {
    endSecond = second() + left.toSeconds();
    var _ =
        clock.scheduleAtFixedRate(
            () -> figures(load), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  private void figures(Load load) {
    int acknowledged = load.acknowledged().size();
    long left = endSecond - second();
    say(
        String.format(
            Locale.ROOT,
            "  %s: %,d orders acknowledged (%.1f/s), %d open%s%s",
            phase,
            acknowledged,
            (acknowledged - before) / (double) INTERVAL_SECONDS,
            load.open(),
            remaining > 0 ? ", " + remaining + " to go" : "",
            left > 0 ? ", faults for " + left + " s more" : ""));
    before = acknowledged;
  }

  void say(String line) {
    out.println(String.format(Locale.ROOT, "[%4d s] %s", second(), line));
  }

  @Override
  public void close() {
    clock.shutdown();
  }
}
