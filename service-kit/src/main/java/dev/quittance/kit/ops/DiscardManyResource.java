package dev.quittance.kit.ops;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.kit.validation.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Discards many parked records at once, of those that block no order. */
@Path("/parked-events/discard")
@RolesAllowed(Role.OPS)
@Tag(name = "Parked events", description = "Events that the service refused, for operators.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DiscardManyResource {

  private final ParkedEventDecisions decisions;
  private final Caller caller;

  DiscardManyResource(ParkedEventDecisions decisions, Caller caller) {
    this.caller = caller;
    this.decisions = decisions;
  }

  /**
   * Request body of a discard of many.
   *
   * @param filter which records; empty for all that block no order
   * @param after continues behind this id: the {@code next} of the answer before
   */
  public record DiscardManyRequest(
      @Schema(
              examples = "Sent by a test client",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @NotNull
          @Text
          String reason,
      @NotNull @Valid ParkedFilter filter,
      @Schema(examples = "3-1042", pattern = Shapes.PARKED_ID)
          @Pattern(
              regexp = Shapes.PARKED_ID,
              message = "must be the next of an answer, such as 3-1042")
          @Nullable String after) {}

  @POST
  @StepUp(action = "discard-parked", by = DiscardStake.class)
  @Operation(
      operationId = "discardParkedEvents",
      summary = "Discard parked records that block no order, 1,000 at a time",
      description =
          "Records whose key is not an order id, or that are in another partition than their order."
              + " Records that block an order are retried or discarded one by one. The decisions"
              + " take effect when the service consumes them.")
  @APIResponse(
      responseCode = "202",
      description = "The decisions will be published.",
      content = @Content(schema = @Schema(implementation = DiscardedMany.class)))
  public Response discard(DiscardManyRequest request) {
    return Response.accepted(
            decisions.discardMany(request.filter(), caller.id(), request.reason(), request.after()))
        .build();
  }
}
