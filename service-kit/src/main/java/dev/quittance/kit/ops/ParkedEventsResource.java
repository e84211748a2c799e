package dev.quittance.kit.ops;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Limits;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.parking.ParkedEvents;
import dev.quittance.kit.problem.Check;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events that could not be taken, for ops. */
@Path("/parked-events")
@Tag(name = "Parked events", description = "Events that could not be taken, for ops.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParkedEventsResource {

  private static final String UNDECIDABLE =
      "An earlier event of the same order is to be decided on first (earlier_event_parked).";
  private static final String PARTITION = "partition";
  private static final String AFTER_OFFSET = "afterOffset";

  private final ParkedEvents parkedEvents;
  private final ParkedEventDecisions decisions;

  ParkedEventsResource(ParkedEvents parkedEvents, ParkedEventDecisions decisions) {
    this.parkedEvents = parkedEvents;
    this.decisions = decisions;
  }

  /** Who decides to try it again. */
  @Schema(requiredProperties = "decidedBy")
  public record RetryRequest(
      @Schema(examples = "ops-anna", maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT)
          @Nullable String decidedBy) {}

  /** Who decides to give it up, and why. */
  @Schema(requiredProperties = {"decidedBy", "reason"})
  public record DiscardRequest(
      @Schema(examples = "ops-anna", maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT)
          @Nullable String decidedBy,
      @Schema(
              examples = "Sent by a test client",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @Nullable String reason) {}

  /** The event that carries a decision; it takes effect when this service comes to it. */
  public record Decided(
      @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
      @Schema(enumeration = {"RETRIED", "DISCARDED"}) String decision) {}

  @POST
  @Path("/{id}/retry")
  @Operation(
      operationId = "retryParkedEvent",
      summary = "Try a parked event again, and those behind it",
      description = "The decision is an event of the log: it takes effect in a moment.")
  @APIResponse(
      responseCode = "202",
      description = "Decided.",
      content = @Content(schema = @Schema(implementation = Decided.class)))
  @APIResponse(responseCode = "404", description = "No event is parked there.")
  @APIResponse(responseCode = "409", description = UNDECIDABLE)
  public Response retry(
      @Parameter(example = "3-1042", schema = @Schema(pattern = Shapes.PARKED_ID)) @PathParam("id")
          String id,
      RetryRequest request) {
    Check check = new Check();
    check.text("decidedBy", request.decidedBy());
    check.done();
    EventEnvelope decision = decisions.retry(id, Objects.requireNonNull(request.decidedBy()));
    return Response.accepted(new Decided(decision.eventId(), "RETRIED")).build();
  }

  @POST
  @Path("/{id}/discard")
  @Operation(
      operationId = "discardParkedEvent",
      summary = "Give a parked event up; those behind it are tried again",
      description = "The decision is an event of the log: it takes effect in a moment.")
  @APIResponse(
      responseCode = "202",
      description = "Decided.",
      content = @Content(schema = @Schema(implementation = Decided.class)))
  @APIResponse(responseCode = "404", description = "No event is parked there.")
  @APIResponse(responseCode = "409", description = UNDECIDABLE)
  public Response discard(
      @Parameter(example = "3-1042", schema = @Schema(pattern = Shapes.PARKED_ID)) @PathParam("id")
          String id,
      DiscardRequest request) {
    Check check = new Check();
    check.text("decidedBy", request.decidedBy());
    check.text("reason", request.reason());
    check.done();
    EventEnvelope decision =
        decisions.discard(
            id,
            Objects.requireNonNull(request.decidedBy()),
            Objects.requireNonNull(request.reason()));
    return Response.accepted(new Decided(decision.eventId(), "DISCARDED")).build();
  }

  @GET
  @Operation(
      operationId = "listParkedEvents",
      summary = "Events that could not be taken, in the order of the log",
      description = "They have no effect until ops have decided on them.")
  @APIResponse(responseCode = "200", description = "A page of parked events.")
  public Page<ParkedEventView> list(@BeanParam PageParameters page) {
    ListRequest request = page.listRequest("parked-events");
    Cursor cursor = request.cursor();
    List<ParkedEvent> found =
        cursor == null
            ? parkedEvents.from(0, 0, request.lookAhead())
            : parkedEvents.from(
                cursor.number(PARTITION), cursor.number(AFTER_OFFSET) + 1, request.lookAhead());
    return request.page(found, ParkedEventsResource::place).map(ParkedEventView::of);
  }

  private static Map<String, String> place(ParkedEvent last) {
    return Map.of(
        PARTITION, String.valueOf(last.partition()), AFTER_OFFSET, String.valueOf(last.offset()));
  }
}
