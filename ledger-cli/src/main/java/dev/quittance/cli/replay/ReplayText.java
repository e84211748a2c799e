package dev.quittance.cli.replay;

import dev.quittance.cli.response.Replay;
import dev.quittance.cli.response.Report;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a replay stands, or what it found, as text. */
final class ReplayText {

  private ReplayText() {}

  static void print(PrintWriter out, Replay replay) {
    Report report = replay.report();
    switch (replay.status()) {
      case "RUNNING" ->
          out.printf(
              Locale.ROOT,
              "Running: %s, %,d of %,d.%n",
              replay.phase(),
              replay.eventsDone(),
              replay.eventsTotal());
      case "SUCCEEDED" -> out.println(succeeded(replay, report));
      case "DIFFERENT" ->
          out.println(
              replay.mode().equals("REBUILD")
                  ? "DIFFERENT: the ledger is not what the log says; nothing was switched."
                  : "DIFFERENT: the ledger is not what the log says.");
      case "CANCELLED" -> out.println("Cancelled; the live ledger is as it was.");
      default -> out.println("FAILED: " + replay.failure());
    }
    if (report != null && report.since() != null) {
      since(out, report.since());
    }
    if (report != null && !report.isIdentical()) {
      DifferenceText.print(out, report);
    }
  }

  /** What stands for the rows of before, which were not read again. */
  private static void since(PrintWriter out, Report.Since since) {
    out.println(
        "Since " + since.replay() + " of " + since.provenAt() + "; before that, proven by:");
    if (since.proofs() != null) {
      for (Report.Proven one : since.proofs()) {
        out.println(
            "  "
                + one.replay()
                + "  "
                + one.provenAt()
                + (one.full() ? "  full" : "  since the next"));
      }
    }
    out.println("Older rows changed by hand are found by a full verify: leave out --since-last.");
  }

  private static String succeeded(Replay replay, @Nullable Report report) {
    String events =
        report == null ? "" : String.format(Locale.ROOT, " after %,d events", report.events());
    if (report != null && report.since() != null) {
      return "IDENTICAL: all balances, and every entry and status since the last proof, are what the"
          + " log says"
          + events
          + ".";
    }
    if (replay.mode().equals("VERIFY")) {
      return "IDENTICAL: every entry, balance and status is what the log says" + events + ".";
    }
    return report == null || report.isIdentical()
        ? "SWITCHED to generation " + replay.generation() + ", identical" + events + "."
        : String.format(
            Locale.ROOT,
            "SWITCHED to generation %d%s although it differs: %s",
            replay.generation(),
            events,
            replay.acceptDifferences());
  }
}
