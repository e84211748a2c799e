package dev.quittance.cli.parked;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.DiscardedMany;
import java.io.Console;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Discards all parked records that block no order. */
@Command(
    name = "discard-all",
    description = {
      "Discard all parked records that block no order: their key is no order id, or they are in",
      "another partition than their order. A record that blocks an order is decided by itself."
    },
    footer =
        "  quittance parked discard-all --parked-for WRONG_PARTITION --reason 'wrong partitioner'")
final class ParkedDiscardAllCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-r", "--reason"},
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept in the log forever.")
  private String reason = "";

  @Option(
      names = "--parked-for",
      paramLabel = "CODE",
      description = "Only records parked for this reason, such as WRONG_PARTITION.")
  private @Nullable String parkedFor;

  @Option(names = "--partition", paramLabel = "N", description = "Only records of this partition.")
  private @Nullable Integer partition;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    Service service = ParkedCommand.serviceOptions(spec).service(spec);
    confirm(service);
    PrintWriter out = spec.commandLine().getOut();
    boolean json = GlobalOptions.of(spec).json();
    long discarded = 0;
    String next = null;
    do {
      Response answer = service.post("/parked-events/discard", body(next));
      DiscardedMany some = answer.as(DiscardedMany.class);
      discarded += some.discarded();
      next = some.next();
      if (json) {
        out.println(answer.text());
        out.flush();
      }
    } while (next != null);
    if (!json) {
      out.println(
          "Discarded: %s records. quittance parked list shows what is still parked."
              .formatted(discarded));
    }
    return ExitCode.OK;
  }

  private Map<String, Object> body(@Nullable String after) {
    Map<String, Object> filter = new HashMap<>();
    if (parkedFor != null) {
      filter.put("reason", parkedFor);
    }
    if (partition != null) {
      filter.put("partition", partition);
    }
    Map<String, Object> body = new HashMap<>();
    body.put("reason", reason);
    body.put("filter", filter);
    if (after != null) {
      body.put("after", after);
    }
    return body;
  }

  private void confirm(Service service) {
    if (yes) {
      return;
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw CommandFailure.usage("discard-all cannot be undone: say --yes.");
    }
    String answer =
        console.readLine(
            "Discard all such records of the %s service? This cannot be undone. [yes/no] ",
            service.name());
    if (!"yes".equals(answer)) {
      throw CommandFailure.refused("Nothing was discarded.");
    }
  }
}
