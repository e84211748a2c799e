package dev.quittance.cli.progress;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a phase is.
 *
 * @param done events or rows behind it
 * @param total how many there are; 0 where they are not counted
 */
public record Progress(
    String phase, long done, long total, long ratePerSecond, @Nullable Long etaSeconds) {

  /** For example {@code FOLD 1,204,000/2,300,000 events (52 %), 610,000/s, 2 s left}. */
  String line() {
    if (total == 0) {
      return phase;
    }
    return String.format(
        Locale.ROOT,
        "%-9s %,d/%,d %s (%d %%), %,d/s%s",
        phase,
        done,
        total,
        unit(),
        Math.min(100, done * 100 / total),
        ratePerSecond,
        etaSeconds == null ? "" : ", " + etaSeconds + " s left");
  }

  /** Reading back goes over the ledger's rows, all else over the log's events. */
  String unit() {
    return phase.equals("READ_BACK") ? "rows" : "events";
  }
}
