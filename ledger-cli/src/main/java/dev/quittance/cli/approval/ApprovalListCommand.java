package dev.quittance.cli.approval;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.Approval;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists approvals. */
@Command(
    name = "list",
    description = "Approvals, newest first.",
    footer = {
      "  quittance approvals list --status pending",
      "  quittance approvals list --service payment -n 100 -o csv"
    })
final class ApprovalListCommand implements Callable<Integer> {

  private static final List<Field<Approval>> FIELDS =
      List.of(
          Field.of(Column.left("id"), "id", Approval::id),
          Field.of(Column.left("status"), "status", Approval::status),
          Field.csv("action", Approval::action),
          Field.of(Column.left("requested by"), "requestedBy", Approval::requestedBy),
          Field.of(Column.left("what"), "summary", Approval::summary),
          Field.of(Column.left("why"), "reason", Approval::reason),
          Field.csv("amount", approval -> amount(approval.worth())),
          Field.csv("currency", approval -> currency(approval.worth())),
          Field.csv("requestedAt", Approval::requestedAt),
          Field.of(Column.time("expires at"), "expiresAt", Approval::expiresAt),
          Field.of(Column.left("decided by"), "decidedBy", Approval::decidedBy),
          Field.csv("decidedAt", Approval::decidedAt),
          Field.csv("decisionReason", Approval::decisionReason),
          Field.csv("usedAt", Approval::usedAt));

  @Spec private CommandSpec spec;
  @Mixin private PageOptions page;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only pending, approved, rejected, used or expired ones.")
  private @Nullable String status;

  @Override
  public Integer call() {
    Query query = Query.of("/approvals");
    Listed.print(
        spec,
        new Listing(
            ApprovalsCommand.serviceOptions(spec).service(spec),
            status == null ? query : query.with("status", status.toUpperCase(Locale.ROOT)),
            page.wanted()),
        Approval.class,
        FIELDS);
    return ExitCode.OK;
  }

  private static @Nullable Long amount(@Nullable Money worth) {
    return worth == null ? null : worth.amount();
  }

  private static @Nullable String currency(@Nullable Money worth) {
    return worth == null ? null : worth.currency();
  }
}
