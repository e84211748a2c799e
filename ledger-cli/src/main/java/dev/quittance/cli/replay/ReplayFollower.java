package dev.quittance.cli.replay;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.progress.Progress;
import dev.quittance.cli.progress.ProgressDisplay;
import dev.quittance.cli.response.Replay;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Watches a replay until it is over. It asks again and again rather than listen to one stream: a
 * service that is started again meanwhile is only asked once more.
 */
final class ReplayFollower {

  private static final long PAUSE_MILLIS = 300;

  /** How often in a row the service may be away: about half a minute, if it is at once. */
  private static final int PATIENCE = 100;

  private final CommandSpec spec;
  private final Service ledger;
  private final boolean json;

  ReplayFollower(CommandSpec spec, Service ledger, boolean json) {
    this.spec = spec;
    this.ledger = ledger;
    this.json = json;
  }

  /** Shows progress, then the report; gives the exit code. */
  int until(Replay first) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter notes = json ? err : out;
    notes.println("Replay " + first.id() + " (" + first.mode().toLowerCase(Locale.ROOT) + ")");
    notes.flush();
    Response last;
    try (Detach ignored = Detach.armed(err, first)) {
      last = watch(first.id(), notes);
    }
    if (json) {
      out.println(last.text());
    } else {
      ReplayText.print(out, last.as(Replay.class));
    }
    out.flush();
    return exitCode(last.as(Replay.class));
  }

  private Response watch(String id, PrintWriter notes) throws InterruptedException {
    try (ProgressDisplay display = ProgressDisplay.on(notes)) {
      int away = 0;
      while (true) {
        try {
          Response answer = ReplayId.find(ledger, id);
          Replay replay = answer.as(Replay.class);
          if (!replay.isRunning()) {
            return answer;
          }
          display.show(progress(replay));
          away = 0;
        } catch (CommandFailure e) {
          if (e.exitCode() != ExitCode.UNREACHABLE || ++away >= PATIENCE) {
            throw e;
          }
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static Progress progress(Replay replay) {
    return new Progress(
        replay.phase(),
        replay.eventsDone(),
        replay.eventsTotal(),
        replay.ratePerSecond(),
        replay.etaSeconds());
  }

  static int exitCode(Replay replay) {
    return switch (replay.status()) {
      case "RUNNING", "SUCCEEDED" -> ExitCode.OK;
      case "DIFFERENT" -> ExitCode.DIFFERENT;
      default -> ExitCode.FAILED;
    };
  }
}
