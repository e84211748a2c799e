package dev.quittance.cli.replay;

import dev.quittance.cli.audit.Audit;
import dev.quittance.cli.audit.AuditOptions;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.Replay;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the ledger with the log. */
@Command(
    name = "verify",
    description =
        "Compare the live ledger with the log; changes nothing. Ctrl-C detaches, the replay goes"
            + " on. With --from-log: compute the ledger from the log alone.",
    footer = {
      "  quittance replay verify",
      "  quittance replay verify --since-last",
      "  quittance replay verify -f rpl_01a20749e3807b34bf1df50a45192279",
      "  quittance replay verify --from-log --out ledger.csv",
      "  quittance replay verify --from-log --compare-heads heads.json"
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--follow"},
      paramLabel = "ID",
      description = "Follow a replay, start none.")
  private @Nullable String follow;

  @Option(
      names = "--since-last",
      description =
          "Begin where the last verify ended that found nothing: proves what came after it, and all"
              + " balances.")
  private boolean sinceLast;

  @ArgGroup(exclusive = false, heading = "%nWithout the service:%n")
  private @Nullable AuditOptions audit;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    GlobalOptions options = GlobalOptions.of(spec);
    boolean json = options.json();
    if (sinceLast && (follow != null || (audit != null && audit.isFromLog()))) {
      throw CommandFailure.usage(
          "--since-last starts a replay of the service: not with --follow or --from-log.");
    }
    if (audit != null && audit.isFromLog()) {
      if (follow != null) {
        throw CommandFailure.usage("--follow is for the service's replays, not for --from-log.");
      }
      return new Audit(audit).run(out, json ? err : out, json);
    }
    Service service = options.ledger();
    Response first =
        follow != null
            ? ReplayId.find(service, follow)
            : service.post(
                "/replays",
                sinceLast ? Map.of("mode", "verify", "since", "last") : Map.of("mode", "verify"));
    return new ReplayFollower(spec, service, json).until(first.as(Replay.class));
  }
}
