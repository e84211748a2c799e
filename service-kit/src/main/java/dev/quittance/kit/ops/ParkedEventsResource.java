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
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.kit.validation.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events that the service refused or could not read. */
@Path("/parked-events")
@RolesAllowed(Role.OPS)
@Tag(name = "Parked events", description = "Events that the service refused, for operators.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParkedEventsResource {

  private static final String UNDECIDABLE =
      "An earlier event of the same order is parked (earlier_event_parked).";
  private static final String PARTITION = "partition";
  private static final String AFTER_OFFSET = "afterOffset";

  private final ParkedEvents parkedEvents;
  private final ParkedEventDecisions decisions;
  private final Caller caller;

  ParkedEventsResource(ParkedEvents parkedEvents, ParkedEventDecisions decisions, Caller caller) {
    this.caller = caller;
    this.parkedEvents = parkedEvents;
    this.decisions = decisions;
  }

  /** Request body of a discard. */
  public record DiscardRequest(
      @Schema(
              examples = "Sent by a test client",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @NotNull
          @Text
          String reason) {}

  /** The event that carries the decision; it takes effect when this service consumes it. */
  public record Decided(
      @Schema(examples = "evt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String eventId,
      @Schema(enumeration = {"RETRIED", "DISCARDED"}) String decision) {}

  @POST
  @Path("/{id}/retry")
  @Operation(
      operationId = "retryParkedEvent",
      summary = "Retry a parked event, and those behind it",
      description =
          "The decision is an event in the log: it takes effect when the service consumes it.")
  @APIResponse(
      responseCode = "202",
      description = "The decision will be published.",
      content = @Content(schema = @Schema(implementation = Decided.class)))
  @APIResponse(responseCode = "404", description = "No event is parked under this id.")
  @APIResponse(responseCode = "409", description = UNDECIDABLE)
  public Response retry(
      @Parameter(example = "3-1042", schema = @Schema(pattern = Shapes.PARKED_ID)) @PathParam("id")
          String id) {
    return accepted(decisions.retry(id, caller.id()), "RETRIED");
  }

  @POST
  @Path("/{id}/discard")
  @StepUp(action = "discard-parked", by = DiscardStake.class)
  @Operation(
      operationId = "discardParkedEvent",
      summary = "Discard a parked event; those behind it are retried",
      description =
          "The decision is an event in the log: it takes effect when the service consumes it.")
  @APIResponse(
      responseCode = "202",
      description = "The decision will be published.",
      content = @Content(schema = @Schema(implementation = Decided.class)))
  @APIResponse(responseCode = "404", description = "No event is parked under this id.")
  @APIResponse(responseCode = "409", description = UNDECIDABLE)
  public Response discard(
      @Parameter(example = "3-1042", schema = @Schema(pattern = Shapes.PARKED_ID)) @PathParam("id")
          String id,
      DiscardRequest request) {
    return accepted(decisions.discard(id, caller.id(), request.reason()), "DISCARDED");
  }

  private static Response accepted(DecisionResult result, String decision) {
    return switch (result) {
      case DecisionResult.Published(EventEnvelope published) ->
          Response.accepted(new Decided(published.eventId(), decision)).build();
      case DecisionResult.NotParked() ->
          throw ProblemException.notFound(
              "No event is parked under this id: GET /parked-events lists the parked events.");
      case DecisionResult.NoOrder() ->
          throw ProblemException.of(
              ProblemCode.NO_ORDER,
              "The record belongs to no order of its partition, so it can never be applied: discard"
                  + " it. If it was meant to be applied, publish it again with Kafka's default"
                  + " partitioner.");
      case DecisionResult.EarlierEventParked() ->
          throw ProblemException.of(
              ProblemCode.EARLIER_EVENT_PARKED,
              "An earlier event of the same order is parked: retry or discard that one first.");
    };
  }

  @GET
  @RolesAllowed({Role.OPS, Role.AUDITOR})
  @Operation(
      operationId = "listParkedEvents",
      summary = "Parked events, in the order of the log",
      description = "Events that the service refused. They have no effect until they are retried.")
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
