package dev.quittance.kit.ops;

import dev.quittance.contract.Limits;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.Check;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Discards many parked records at once, of those that block no order. */
@Path("/parked-events/discard")
@Tag(name = "Parked events", description = "Events that the service refused, for operators.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DiscardManyResource {

  private static final Pattern PLACE = Pattern.compile(Shapes.PARKED_ID);

  private final ParkedEventDecisions decisions;

  DiscardManyResource(ParkedEventDecisions decisions) {
    this.decisions = decisions;
  }

  /**
   * Request body of a discard of many.
   *
   * @param filter which records; empty for all that block no order
   * @param after continues behind this id: the {@code next} of the answer before
   */
  @Schema(requiredProperties = {"decidedBy", "reason", "filter"})
  public record DiscardManyRequest(
      @Schema(examples = "ops-anna", maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT)
          @Nullable String decidedBy,
      @Schema(
              examples = "Sent by a test client",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @Nullable String reason,
      @Nullable ParkedFilter filter,
      @Schema(examples = "3-1042", pattern = Shapes.PARKED_ID) @Nullable String after) {}

  @POST
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
    Check check = new Check();
    check.text("decidedBy", request.decidedBy());
    check.text("reason", request.reason());
    if (check.present("filter", request.filter())) {
      ParkedFilter filter = Objects.requireNonNull(request.filter());
      if (filter.reason() != null) {
        check.text("filter.reason", filter.reason());
      }
      if (filter.partition() != null) {
        check.between(
            "filter.partition", filter.partition(), 0, OrderEventsTopic.MAX_PARTITIONS - 1);
      }
    }
    String after = request.after();
    if (after != null) {
      check.that(
          PLACE.matcher(after).matches(), "after", "must be the next of an answer, such as 3-1042");
    }
    check.done();
    return Response.accepted(
            decisions.discardMany(
                Objects.requireNonNull(request.filter()),
                Objects.requireNonNull(request.decidedBy()),
                Objects.requireNonNull(request.reason()),
                after))
        .build();
  }
}
