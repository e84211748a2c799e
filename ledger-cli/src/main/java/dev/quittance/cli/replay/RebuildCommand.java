package dev.quittance.cli.replay;

import dev.quittance.cli.CommandFailure;
import dev.quittance.cli.answer.Replay;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.LedgerOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes the ledger anew. */
@Command(
    name = "rebuild",
    description =
        "Compute the ledger anew from the log, beside the live one, compare and switch. Reads and"
            + " intake go on; a difference blocks the switch.")
final class RebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;

  @Option(
      names = "--accept-differences",
      paramLabel = "REASON",
      description = "Switch although something differs; the reason is kept in the replay's record.")
  private @Nullable String acceptDifferences;

  @Option(names = "--follow", paramLabel = "ID", description = "Follow a replay, start none.")
  private @Nullable String follow;

  @Override
  public Integer call() throws InterruptedException {
    Service service = ledger.ledger();
    if (follow != null) {
      if (acceptDifferences != null) {
        throw CommandFailure.usage("--follow starts nothing: leave --accept-differences out.");
      }
      return new Following(spec, service, ledger.json())
          .until(ReplayId.find(service, follow).as(Replay.class));
    }
    Map<String, String> request = new LinkedHashMap<>(Map.of("mode", "rebuild"));
    if (acceptDifferences != null) {
      request.put("acceptDifferences", acceptDifferences);
    }
    return new Following(spec, service, ledger.json())
        .until(service.post("/replays", request).as(Replay.class));
  }
}
