package dev.quittance.cli.audit;

import dev.quittance.cli.progress.Progress;
import dev.quittance.cli.progress.ProgressDisplay;
import dev.quittance.ledger.core.log.FoldProgress;
import java.util.concurrent.TimeUnit;

/** Shows how far a fold is, and cancels one that has made no progress for a minute. */
final class FoldWatch {

  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final long start = System.nanoTime();
  private final FoldProgress progress;
  private final long total;
  private final ProgressDisplay display;
  private long lastDone;
  private long lastChange = start;
  private boolean stalled;

  FoldWatch(FoldProgress progress, long total, ProgressDisplay display) {
    this.progress = progress;
    this.total = total;
    this.display = display;
  }

  /** To be called now and then. */
  void look() {
    long now = System.nanoTime();
    long done = progress.done();
    if (done != lastDone) {
      lastDone = done;
      lastChange = now;
    } else if (now - lastChange > STALL_NANOS) {
      stalled = true;
      progress.cancel();
    }
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(now - start));
    long rate = done * 1_000 / millis;
    display.show(new Progress("FOLD", done, total, rate, rate == 0 ? null : (total - done) / rate));
  }

  boolean isStalled() {
    return stalled;
  }
}
