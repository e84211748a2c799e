package dev.quittance.ledger.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.Check;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.kit.page.Page;
import dev.quittance.kit.page.PageParameters;
import dev.quittance.kit.page.Terms;
import dev.quittance.ledger.replay.Replay;
import dev.quittance.ledger.replay.ReplayMode;
import dev.quittance.ledger.replay.Replays;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Replays of the log, for ops. */
@Tag(name = "Replays")
@Path("/replays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplaysResource {

  private static final String AFTER = "after";
  private static final Duration TICK = Duration.ofMillis(500);

  private final Replays replays;

  ReplaysResource(Replays replays) {
    this.replays = replays;
  }

  /**
   * What to replay.
   *
   * @param mode verify or rebuild
   * @param acceptDifferences for a rebuild: why it may switch although something differs
   */
  public record ReplayRequest(@Nullable String mode, @Nullable String acceptDifferences) {}

  @POST
  @Operation(
      summary = "Start a replay",
      description =
          "`verify` folds the log and compares it with the live ledger. `rebuild` computes the"
              + " ledger anew beside it, compares, and switches.")
  @APIResponse(responseCode = "201", description = "Started; follow it at Location")
  @APIResponse(responseCode = "409", description = "Another replay is running")
  public Response start(ReplayRequest request) {
    ReplayMode mode = mode(request.mode());
    String accept = request.acceptDifferences();
    Check check = new Check();
    check.that(
        accept == null || mode == ReplayMode.REBUILD,
        "acceptDifferences",
        "belongs to a rebuild: a verify switches nothing");
    if (accept != null) {
      check.text("acceptDifferences", accept);
    }
    check.done();
    Replay replay = replays.start(mode, accept);
    return Response.created(URI.create("/replays/" + replay.id())).entity(replay).build();
  }

  @GET
  @Operation(summary = "Replays, newest first")
  public Page<Replay> list(@BeanParam PageParameters page) {
    Terms terms = page.terms("replays");
    Cursor cursor = terms.cursor();
    UUID after =
        cursor == null ? null : Ids.uuid(Replay.ID_PREFIX, cursor.id(AFTER, Replay.ID_PREFIX));
    return terms.page(replays.list(after, terms.lookAhead()), last -> Map.of(AFTER, last.id()));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How a replay stands, or what it found")
  public Replay find(@PathParam("id") String id) {
    return replays.find(uuid(id)).orElseThrow(ReplaysResource::unknown);
  }

  @GET
  @Path("/{id}/progress")
  @Operation(summary = "The same as server-sent events, until the replay is over")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<Replay> progress(@PathParam("id") String id) {
    Replay now = find(id);
    if (!now.isRunning()) {
      return Multi.createFrom().item(now);
    }
    return Multi.createBy()
        .repeating()
        .supplier(() -> find(id))
        .withDelay(TICK)
        .whilst(Replay::isRunning);
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "End a replay; the live ledger stays as it is")
  @APIResponse(responseCode = "200", description = "It will end at the next occasion")
  @APIResponse(responseCode = "409", description = "It is over")
  public Replay cancel(@PathParam("id") String id) {
    return replays.cancel(uuid(id));
  }

  private static ReplayMode mode(@Nullable String mode) {
    return switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
      case "verify" -> ReplayMode.VERIFY;
      case "rebuild" -> ReplayMode.REBUILD;
      default -> throw ProblemException.invalid("mode", "must be verify or rebuild");
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
