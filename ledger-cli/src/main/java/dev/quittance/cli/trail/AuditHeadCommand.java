package dev.quittance.cli.trail;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.response.AuditHeadAnswer;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what an outsider keeps. */
@Command(
    name = "head",
    description =
        "The newest entry's hash. Keep the JSON form elsewhere: audit verify --compare-head tells"
            + " later whether anything before was changed.",
    footer = {"  quittance audit head", "  quittance audit head -s payment -o json > head.json"})
final class AuditHeadCommand implements Callable<Integer> {

  private static final List<Field<AuditHeadAnswer>> FIELDS =
      List.of(
          Field.of(Column.left("service"), "service", AuditHeadAnswer::service),
          Field.of(Column.right("entry"), "sequence", AuditHeadAnswer::sequence),
          Field.of(Column.id("hash"), "hash", AuditHeadAnswer::hash));

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Format format = GlobalOptions.of(spec).format();
    Response answer = AuditCommand.serviceOptions(spec).service(spec).get(Query.of("/audit/head"));
    if (format == Format.JSON) {
      out.println(answer.text());
    } else {
      Listed.rows(out, format, FIELDS).print(List.of(answer.as(AuditHeadAnswer.class)));
    }
    return ExitCode.OK;
  }
}
