package dev.quittance.cli.parked;

import dev.quittance.cli.CommandFailure;
import dev.quittance.cli.http.Answer;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision on a parked event: which one, and who decides. */
final class DecisionOptions {

  private static final Pattern ID = Pattern.compile("[0-9]{1,5}-[0-9]{1,18}");

  @Mixin private ServiceOptions service;

  @Parameters(
      paramLabel = "ID",
      description = "Partition and offset as listed, for example 3-1042.")
  private String id;

  @Option(
      names = "--decided-by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who decides; kept in the log for ever. ${DEFAULT-VALUE} unless given.")
  private String decidedBy;

  String id() {
    return id;
  }

  String decidedBy() {
    return decidedBy;
  }

  boolean json() {
    return service.json();
  }

  Answer send(String decision, Map<String, String> body) {
    if (!ID.matcher(id).matches()) {
      throw CommandFailure.usage(
          "'%s' is no id of a parked event: quittance parked list has them, like 3-1042."
              .formatted(id));
    }
    return service.service().post("/parked-events/" + id + "/" + decision, body);
  }
}
