package dev.quittance.cli.trail;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.AuditEntryAnswer;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists entries. */
@Command(
    name = "list",
    description = "What ops and support did, newest first.",
    footer = {
      "  quittance audit list --action replay.switch",
      "  quittance audit list --service payment --target pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
      "  quittance audit list --from 2026-11-01T00:00:00Z --all -o csv > audit.csv"
    })
final class AuditListCommand implements Callable<Integer> {

  private static final List<Field<AuditEntryAnswer>> FIELDS =
      List.of(
          Field.of(Column.right("entry"), "sequence", AuditEntryAnswer::sequence),
          Field.csv("id", AuditEntryAnswer::id),
          Field.of(Column.time("at"), "at", AuditEntryAnswer::at),
          Field.of(Column.id("subject"), "subject", AuditEntryAnswer::subject),
          Field.csv("roles", entry -> String.join(" ", entry.roles())),
          Field.csv("client", AuditEntryAnswer::client),
          Field.of(Column.id("address"), "address", AuditEntryAnswer::address),
          Field.csv("requestId", AuditEntryAnswer::requestId),
          Field.csv("method", AuditEntryAnswer::method),
          Field.csv("path", AuditEntryAnswer::path),
          Field.of(Column.left("action"), "action", AuditEntryAnswer::action),
          Field.of(Column.id("target"), "target", AuditEntryAnswer::target),
          Field.of(Column.left("reason"), "reason", AuditEntryAnswer::reason),
          Field.csv("before", AuditEntryAnswer::before),
          Field.csv("after", AuditEntryAnswer::after),
          Field.csv("hash", AuditEntryAnswer::hash));

  @Spec private CommandSpec spec;
  @Mixin private PageOptions page;

  @Option(names = "--subject", paramLabel = "NAME", description = "Only what this subject did.")
  private @Nullable String subject;

  @Option(names = "--action", paramLabel = "NAME", description = "Only this, as replay.cancel.")
  private @Nullable String action;

  @Option(names = "--target", paramLabel = "ID", description = "Only what was done to this.")
  private @Nullable String target;

  @Option(names = "--from", paramLabel = "TIME", description = "Of then or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Before.")
  private @Nullable String to;

  @Override
  public Integer call() {
    Query query =
        Query.of("/audit")
            .with("subject", subject)
            .with("action", action)
            .with("target", target)
            .with("from", from)
            .with("to", to);
    Listed.print(
        spec,
        new Listing(AuditCommand.serviceOptions(spec).service(spec), query, page.wanted()),
        AuditEntryAnswer.class,
        FIELDS);
    return ExitCode.OK;
  }
}
