package dev.quittance.cli.parked;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.GlobalOptions;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A decision on a parked event. */
final class DecisionOptions {

  private static final Pattern ID = Pattern.compile("[0-9]{1,5}-[0-9]{1,18}");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "ID",
      description = "Partition and offset as listed, for example 3-1042.")
  private String id;

  String id() {
    return id;
  }

  boolean json() {
    return GlobalOptions.of(command).json();
  }

  Response send(String decision, Map<String, String> body) {
    if (!ID.matcher(id).matches()) {
      throw CommandFailure.usage(
          "'%s' is no id of a parked event: quittance parked list has them, like 3-1042."
              .formatted(id));
    }
    return ParkedCommand.serviceOptions(command)
        .service(command)
        .post("/parked-events/" + id + "/" + decision, body);
  }
}
