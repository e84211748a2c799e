package dev.quittance.cli.replay;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.Replay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes the ledger anew. */
@Command(
    name = "rebuild",
    description =
        "Compute the ledger anew from the log, beside the live one, compare and switch. Reads and"
            + " intake go on; a difference blocks the switch.",
    footer = {
      "  quittance replay rebuild",
      "  quittance replay rebuild --accept-differences 'new fee rule, ticket 4711'",
      "  quittance replay rebuild -f rpl_01a20749ed2c7bd4a3a044f6e32c059f"
    })
final class RebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--accept-differences",
      paramLabel = "REASON",
      description = "Switch although something differs; the reason is kept in the replay's record.")
  private @Nullable String acceptDifferences;

  @Option(
      names = {"-f", "--follow"},
      paramLabel = "ID",
      description = "Follow a replay, start none.")
  private @Nullable String follow;

  @Override
  public Integer call() throws InterruptedException {
    GlobalOptions options = GlobalOptions.of(spec);
    boolean json = options.json();
    Service service = options.ledger();
    if (follow != null) {
      if (acceptDifferences != null) {
        throw CommandFailure.usage("--follow starts nothing: leave --accept-differences out.");
      }
      return new ReplayFollower(spec, service, json)
          .until(ReplayId.find(service, follow).as(Replay.class));
    }
    Map<String, String> request = new LinkedHashMap<>(Map.of("mode", "rebuild"));
    if (acceptDifferences != null) {
      request.put("acceptDifferences", acceptDifferences);
    }
    return new ReplayFollower(spec, service, json)
        .until(service.post("/replays", request).as(Replay.class));
  }
}
