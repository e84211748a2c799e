package dev.quittance.orders.csv;

import dev.quittance.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whether an import is tried only. */
public record ImportSwitch(
    @Parameter(
            description = "true: what would come of it; nothing is stored.",
            schema = @Schema(type = SchemaType.BOOLEAN))
        @QueryParam(DRY_RUN)
        @Nullable String dryRun) {

  private static final String DRY_RUN = "dryRun";

  /**
   * @throws ProblemException 400 unless it is true, false or left out
   */
  public boolean isDryRun() {
    if (dryRun == null || dryRun.equals("false")) {
      return false;
    }
    if (dryRun.equals("true")) {
      return true;
    }
    throw ProblemException.badParameter(DRY_RUN, "must be true or false");
  }
}
