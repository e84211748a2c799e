package dev.quittance.ledger.api.chain;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.security.Role;
import dev.quittance.ledger.api.ProblemDocs;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.api.snapshot.ReadProblems;
import dev.quittance.ledger.query.chain.ChainHeads;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.Snapshots;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an outsider pins to see later that nothing was changed. */
@Path("/chain-heads")
@RolesAllowed({Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(
    name = "Chain heads",
    description = "What an outsider pins to see later that nothing was changed.")
public class ChainHeadsResource {

  private final Snapshots snapshots;
  private final EventKitConfig config;

  ChainHeadsResource(Snapshots snapshots, EventKitConfig config) {
    this.snapshots = snapshots;
    this.config = config;
  }

  @GET
  @Operation(
      operationId = "chainHeads",
      summary = "The head of each partition's hash chain",
      description =
          "Note an answer down; later, asOfOffsets with its offsets must give the same hashes"
              + " again, in this ledger and in any other that was computed from the same log.")
  @APIResponse(
      responseCode = "200",
      description = "The heads.",
      content = @Content(schema = @Schema(implementation = ChainHeadsView.class)))
  @APIResponse(responseCode = "400", description = ProblemDocs.BAD_REQUEST)
  @APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
  @APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
  public ChainHeadsView heads(
      @Parameter(
              description = AsOfParameters.OFFSETS_DESCRIPTION,
              example = AsOfParameters.OFFSETS_EXAMPLE)
          @QueryParam(AsOfParameters.AS_OF_OFFSETS)
          @Nullable String asOfOffsets,
      @Parameter(
              description = AsOfParameters.MIN_OFFSET_DESCRIPTION,
              example = AsOfParameters.MIN_OFFSET_EXAMPLE)
          @QueryParam(AsOfParameters.MIN_OFFSET)
          @Nullable String minOffset) {
    // No asOf: a chain is in the order of the log, not of time.
    AsOf when = new AsOfParameters(null, asOfOffsets, minOffset).toAsOf();
    return ChainHeadsView.of(
        config.topic().name(), ReadProblems.require(snapshots.read(when, ChainHeads::of)));
  }
}
