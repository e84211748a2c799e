package dev.quittance.cli.parked;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.ParkedEvent;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists parked events. */
@Command(
    name = "list",
    description = "Parked events nobody has decided on, in the log's order.",
    footer = {
      "  quittance parked list",
      "  quittance parked list --service payment -n 100",
      "  quittance parked list --all -o csv > parked.csv"
    })
final class ParkedListCommand implements Callable<Integer> {

  private static final List<Field<ParkedEvent>> FIELDS =
      List.of(
          Field.of(Column.left("id"), "id", ParkedEvent::id),
          Field.of(Column.key("order"), "key", ParkedEvent::key),
          Field.of(Column.left("reason"), "reason", ParkedEvent::reason),
          Field.of(Column.right("bytes"), "payloadBytes", ParkedEvent::payloadBytes),
          Field.of(Column.left("detail"), "detail", ParkedEvent::detail),
          Field.csv("parkedAt", ParkedEvent::parkedAt));

  @Spec private CommandSpec spec;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    Listed.print(
        spec,
        new Listing(
            ParkedCommand.serviceOptions(spec).service(spec),
            Query.of("/parked-events"),
            page.wanted()),
        ParkedEvent.class,
        FIELDS);
    return ExitCode.OK;
  }
}
