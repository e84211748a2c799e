package dev.quittance.cli.replay;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.Replay;
import dev.quittance.cli.answer.Report;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.LedgerOptions;
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

/** Lists replays. */
@Command(name = "list", description = "Replays, newest first.")
final class ListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Listing replays = new Listing(ledger.ledger(), Query.of("/replays"), page.wanted());
    if (ledger.json()) {
      replays.print(out);
      return ExitCode.OK;
    }
    Table table =
        new Table(
            out,
            Column.left("id"),
            Column.left("mode"),
            Column.left("status"),
            Column.left("phase"),
            Column.right("differences"),
            Column.left("started at"),
            Column.left("finished at"));
    boolean more =
        replays.forEachPage(
            Replay.class, items -> table.print(items.stream().map(ListCommand::row).toList()));
    More.note(spec, more);
    return ExitCode.OK;
  }

  private static List<String> row(Replay replay) {
    Report report = replay.report();
    return List.of(
        replay.id(),
        replay.mode(),
        replay.status(),
        replay.phase(),
        report == null ? "" : report.count() + (report.more() ? "+" : ""),
        replay.startedAt(),
        replay.finishedAt() == null ? "" : replay.finishedAt());
  }
}
