package dev.quittance.kit.things;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Things that belong to somebody. */
@Path("/guarded")
public class Guarded {

  private final Caller caller;

  Guarded(Caller caller) {
    this.caller = caller;
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

  /** Nobody said who may. */
  @GET
  @Path("forgotten")
  public String forgotten() {
    return "never";
  }
}
