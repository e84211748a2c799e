package dev.quittance.cli.approval;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Response;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** An approval's id, as it is typed. */
final class ApprovalId {

  private static final Pattern ID = Pattern.compile("apr_[0-9a-f]{32}");

  private ApprovalId() {}

  static Response decide(CommandSpec command, String id, String verb, Map<String, String> body) {
    if (!ID.matcher(id).matches()) {
      throw CommandFailure.usage(
          "'%s' is no id of an approval: quittance approvals list has them.".formatted(id));
    }
    return ApprovalsCommand.serviceOptions(command)
        .service(command)
        .post("/approvals/" + id + "/" + verb, body);
  }
}
