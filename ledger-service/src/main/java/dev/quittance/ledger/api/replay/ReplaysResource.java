package dev.quittance.ledger.api.replay;

import dev.quittance.contract.Ids;
import dev.quittance.kit.admission.StreamLimits;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.ledger.replay.CancelResult;
import dev.quittance.ledger.replay.Replays;
import dev.quittance.ledger.replay.StartResult;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.replay.run.ReplayMode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Replays of the log, for ops. */
@Tag(name = "Replays", description = "Replays of the log, for ops.")
@Path("/replays")
@RolesAllowed({Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplaysResource {

  private final Replays replays;
  private final StreamLimits streams;
  private final AuditTrail trail;

  ReplaysResource(Replays replays, StreamLimits streams, AuditTrail trail) {
    this.replays = replays;
    this.streams = streams;
    this.trail = trail;
  }

  @POST
  @RolesAllowed(Role.OPS)
  @StepUp(action = "accept-differences", by = ReplayStake.class)
  @Operation(
      operationId = "startReplay",
      summary = "Start a replay",
      description =
          "`verify` folds the log and compares it with the live ledger. `rebuild` computes the"
              + " ledger anew beside it, compares, and switches. A verify with `since: last` folds only"
              + " what came after the last one that found nothing. It proves these events' entries,"
              + " postings and transactions, and all balances; rows of before that nothing has"
              + " touched since are proven by a full verify only. `report.since` says since when.")
  @APIResponse(
      responseCode = "201",
      description = "Started; follow it at Location.",
      content = @Content(schema = @Schema(implementation = ReplayView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "Another replay is running (replay_running), or there is no proof to begin at"
              + " (nothing_proven).")
  public Response start(ReplayRequest request) {
    ReplayMode mode = mode(request.mode());
    String accept = request.acceptDifferences();
    if (accept != null && mode != ReplayMode.REBUILD) {
      throw ProblemException.invalid(
          "acceptDifferences", "belongs to a rebuild: a verify switches nothing");
    }
    String since = request.since();
    boolean sinceLast = since != null;
    if (since != null && !since.equals("last")) {
      throw ProblemException.invalid("since", ReplayRequest.BAD_SINCE);
    }
    if (sinceLast && mode != ReplayMode.VERIFY) {
      throw ProblemException.invalid(
          "since", "belongs to a verify: a rebuild takes all of the log");
    }
    StartResult started =
        sinceLast
            ? replays.verifySinceLast(trail.origin())
            : replays.start(mode, accept, trail.origin());
    return switch (started) {
      case StartResult.Started(Replay replay) ->
          Response.created(URI.create("/replays/" + replay.name()))
              .entity(ReplayView.of(replay))
              .build();
      case StartResult.OtherRunning(Replay other) ->
          throw ProblemException.of(
              ProblemCode.REPLAY_RUNNING,
              "Replay %1$s is running: wait for it, or cancel it at POST /replays/%1$s/cancel."
                  .formatted(other.name()));
      case StartResult.NothingProven(String why) ->
          throw ProblemException.of(
              ProblemCode.NOTHING_PROVEN, why + " Start a full verify: leave out `since`.");
      case StartResult.Clearing() ->
          throw ProblemException.of(
              ProblemCode.REPLAY_RUNNING,
              "Old generations are being dropped: try again in a moment.");
    };
  }

  @GET
  @Operation(
      operationId = "listReplays",
      summary = "Replays, newest first",
      description = "Those that are over stay in the list.")
  @APIResponse(responseCode = "200", description = "A page of replays.")
  public Page<ReplayView> list(@BeanParam PageParameters page) {
    ListRequest request = page.listRequest("replays");
    String after = request.afterId(Replay.ID_PREFIX);
    return request
        .pageById(
            replays.list(after == null ? null : uuid(after), request.lookAhead()), Replay::name)
        .map(ReplayView::of);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "replay",
      summary = "The progress of a replay, or its result",
      description = "A replay that found differences has a report that names the first of them.")
  @APIResponse(responseCode = "200", description = "The replay.")
  @APIResponse(responseCode = "404", description = "There is no such replay.")
  public ReplayView find(
      @Parameter(example = "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    return ReplayView.of(read(id));
  }

  @GET
  @Path("/{id}/progress")
  @Operation(
      operationId = "replayProgress",
      summary = "The same as server-sent events, until the replay is over",
      description = "The data of each event is the replay as JSON, twice a second.")
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = "data",
                      properties =
                          @SchemaProperty(
                              name = "data",
                              type = SchemaType.STRING,
                              description = "A Replay as JSON."))))
  @APIResponse(responseCode = "404", description = "There is no such replay.")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<ReplayView> progress(
      @Parameter(example = "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id,
      @Context RoutingContext request) {
    Replay now = read(id);
    streams.admit(request);
    return ReplayEvents.of(now, () -> read(id));
  }

  @POST
  @RolesAllowed(Role.OPS)
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "cancelReplay",
      summary = "End a replay; the live ledger stays as it is",
      description = "It ends at its next check, and is CANCELLED then.")
  @APIResponse(
      responseCode = "200",
      description = "It will end.",
      content = @Content(schema = @Schema(implementation = ReplayView.class)))
  @APIResponse(responseCode = "404", description = "There is no such replay.")
  @APIResponse(responseCode = "409", description = "It is over already (replay_over).")
  public ReplayView cancel(
      @Parameter(example = "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    return switch (replays.cancel(uuid(id), trail.origin())) {
      case CancelResult.Requested(Replay replay) -> ReplayView.of(replay);
      case CancelResult.Over(Replay replay) ->
          throw ProblemException.of(
              ProblemCode.REPLAY_OVER,
              "Replay " + replay.name() + " is over: there is nothing to cancel.");
      case CancelResult.Unknown() -> throw unknown();
    };
  }

  private Replay read(String id) {
    return replays.find(uuid(id)).orElseThrow(ReplaysResource::unknown);
  }

  private static ReplayMode mode(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "verify" -> ReplayMode.VERIFY;
      case "rebuild" -> ReplayMode.REBUILD;
      default -> throw ProblemException.invalid("mode", ReplayRequest.BAD_MODE);
    };
  }

  private static UUID uuid(String id) {
    if (!Ids.isId(Replay.ID_PREFIX, id)) {
      throw unknown();
    }
    return Ids.uuid(Replay.ID_PREFIX, id);
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("There is no such replay: GET /replays lists them.");
  }
}
