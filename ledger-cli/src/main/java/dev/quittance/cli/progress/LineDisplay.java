package dev.quittance.cli.progress;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A line when a phase begins, and then one every other second. */
final class LineDisplay implements ProgressDisplay {

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private @Nullable Progress last;
  private long printedAt;

  LineDisplay(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void show(Progress progress) {
    long now = nanoTime.getAsLong();
    boolean newPhase = last == null || !last.phase().equals(progress.phase());
    if (newPhase || (now - printedAt >= EVERY_NANOS && !progress.equals(last))) {
      out.println(progress.line());
      out.flush();
      printedAt = now;
      last = progress;
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
