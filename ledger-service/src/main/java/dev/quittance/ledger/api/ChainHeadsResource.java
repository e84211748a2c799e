package dev.quittance.ledger.api;

import dev.quittance.kit.config.KitConfig;
import dev.quittance.kit.http.ProblemCode;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.ledger.query.ChainHeads;
import dev.quittance.ledger.query.Snapshots;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an outsider pins to see later that nothing was changed. */
@Path("/chain-heads")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(
    name = "Chain heads",
    description = "What an outsider pins to see later that nothing was changed.")
public class ChainHeadsResource {

  private final Snapshots snapshots;
  private final KitConfig config;

  ChainHeadsResource(Snapshots snapshots, KitConfig config) {
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
  @APIResponse(
      responseCode = "400",
      description = ProblemDocs.BAD_REQUEST + " asOf: chains are cut at offsets, not in time.")
  @APIResponse(responseCode = "422", description = ProblemDocs.NOT_TAKEN)
  @APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
  @Parameter(name = "asOf", in = ParameterIn.QUERY, hidden = true)
  public ChainHeadsView heads(@BeanParam AsOfParameters when) {
    if (when.asOf() != null) {
      throw ProblemException.of(
          ProblemCode.AS_OF_NOT_SUPPORTED,
          "A chain is in the order of the log, not of time: use asOfOffsets.");
    }
    return ChainHeadsView.of(config.topic().name(), snapshots.read(when.toAsOf(), ChainHeads::of));
  }
}
