package dev.quittance.cli.progress;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for each phase, on the error stream, so that the report can go elsewhere. */
final class BarDisplay implements ProgressDisplay {

  private static final int UPDATE_MILLIS = 200;

  private @Nullable ProgressBar bar;
  private String phase = "";

  @Override
  public void show(Progress progress) {
    ProgressBar current = bar;
    if (current == null || !phase.equals(progress.phase())) {
      finish();
      current = open(progress);
      bar = current;
      phase = progress.phase();
    }
    if (progress.total() > 0) {
      current.maxHint(progress.total());
    }
    current.stepTo(progress.done());
  }

  private static ProgressBar open(Progress progress) {
    return new ProgressBarBuilder()
        .setTaskName(progress.phase())
        .setInitialMax(progress.total() > 0 ? progress.total() : -1)
        .setUnit(" " + progress.unit(), 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  /** A phase that was left is done; what was not seen of it happened between two looks. */
  private void finish() {
    ProgressBar finished = bar;
    if (finished != null) {
      if (finished.getMax() > 0) {
        finished.stepTo(finished.getMax());
      }
      finished.close();
    }
  }

  @Override
  public void close() {
    ProgressBar open = bar;
    if (open != null) {
      open.close();
    }
  }
}
