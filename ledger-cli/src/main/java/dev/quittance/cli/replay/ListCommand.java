package dev.quittance.cli.replay;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.Replay;
import dev.quittance.cli.response.Report;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists replays. */
@Command(
    name = "list",
    description = "Replays, newest first.",
    footer = {"  quittance replay list", "  quittance replay list -n 5 -o csv"})
final class ListCommand implements Callable<Integer> {

  static final List<Field<Replay>> FIELDS =
      List.of(
          Field.of(Column.id("id"), "id", Replay::id),
          Field.of(Column.left("mode"), "mode", Replay::mode),
          Field.of(Column.left("status"), "status", Replay::status),
          Field.of(Column.left("phase"), "phase", Replay::phase),
          Field.csv("result", Replay::result),
          Field.csv("events", Replay::eventsTotal),
          Field.of(Column.right("differences"), "differences", ListCommand::differences),
          Field.csv("generation", Replay::generation),
          Field.csv("acceptDifferences", Replay::acceptDifferences),
          Field.csv("failure", Replay::failure),
          Field.of(Column.time("started at"), "startedAt", Replay::startedAt),
          Field.of(Column.time("finished at"), "finishedAt", Replay::finishedAt));

  @Spec private CommandSpec spec;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    Listed.print(
        spec,
        new Listing(GlobalOptions.of(spec).ledger(), Query.of("/replays"), page.wanted()),
        Replay.class,
        FIELDS);
    return ExitCode.OK;
  }

  private static String differences(Replay replay) {
    Report report = replay.report();
    return report == null ? "" : report.count() + (report.more() ? "+" : "");
  }
}
