package dev.quittance.ledger.api.account;

import dev.quittance.kit.security.Role;
import dev.quittance.ledger.api.ProblemDocs;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.api.snapshot.ReadProblems;
import dev.quittance.ledger.query.account.TrialBalances;
import dev.quittance.ledger.query.snapshot.Snapshots;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the books balance. */
@Path("/trial-balance")
@RolesAllowed({Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Trial balance", description = "Whether the books balance.")
public class TrialBalanceResource {

  private final Snapshots snapshots;

  TrialBalanceResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @GET
  @Operation(
      operationId = "trialBalance",
      summary = "Debits and credits of the whole ledger, by currency",
      description =
          "Buyers and suppliers are one line each. Every difference is zero: each posting debits"
              + " one account what it credits another. Currencies and lines in which nothing has"
              + " happened yet are left out.")
  @APIResponse(
      responseCode = "200",
      description = "The trial balance.",
      content = @Content(schema = @Schema(implementation = TrialBalanceView.class)))
  @APIResponse(responseCode = "400", description = ProblemDocs.BAD_REQUEST)
  @APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
  @APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
  public TrialBalanceView trialBalance(@BeanParam AsOfParameters when) {
    return TrialBalanceView.of(
        ReadProblems.require(snapshots.read(when.toAsOf(), TrialBalances::of)));
  }
}
