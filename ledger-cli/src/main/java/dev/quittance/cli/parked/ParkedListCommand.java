package dev.quittance.cli.parked;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.ParkedEvent;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.read.More;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists parked events. */
@Command(name = "list", description = "Parked events nobody has decided on, in the log's order.")
final class ParkedListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Listing parked = new Listing(service.service(), Query.of("/parked-events"), page.wanted());
    if (service.json()) {
      parked.print(out);
      return ExitCode.OK;
    }
    Table table =
        new Table(
            out,
            Column.left("id"),
            Column.left("order"),
            Column.left("reason"),
            Column.right("bytes"),
            Column.left("detail"));
    boolean more =
        parked.forEachPage(
            ParkedEvent.class,
            items -> table.print(items.stream().map(ParkedListCommand::row).toList()));
    More.note(spec, more);
    return ExitCode.OK;
  }

  private static List<String> row(ParkedEvent event) {
    return List.of(
        event.id(),
        event.key() == null ? "" : event.key(),
        event.reason(),
        String.valueOf(event.payloadBytes()),
        event.detail());
  }
}
