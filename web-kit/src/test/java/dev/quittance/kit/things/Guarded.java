package dev.quittance.kit.things;

import dev.quittance.kit.admission.StreamLimits;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Things that belong to somebody. */
@Path("/guarded")
public class Guarded {

  private final Caller caller;
  private final StreamLimits streams;

  Guarded(Caller caller, StreamLimits streams) {
    this.caller = caller;
    this.streams = streams;
  }

  @GET
  @RolesAllowed({Role.BUYER, Role.SUPPORT})
  public String list(@QueryParam("buyerId") @Nullable String buyerId) {
    return String.valueOf(caller.buyer(buyerId));
  }

  @GET
  @Path("of/{owner}")
  @RolesAllowed({Role.BUYER, Role.SUPPORT})
  public String of(@PathParam("owner") String owner) {
    if (!caller.maySee(owner)) {
      throw ProblemException.notFound("There is no such thing.");
    }
    return owner;
  }

  /** Events without an end. */
  @GET
  @Path("ticks")
  @RolesAllowed(Role.BUYER)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> ticks(@Context RoutingContext request) {
    streams.admit(request);
    return Multi.createFrom().ticks().every(Duration.ofMillis(1)).map(String::valueOf);
  }

  /** Nobody said who may. */
  @GET
  @Path("forgotten")
  public String forgotten() {
    return "never";
  }
}
