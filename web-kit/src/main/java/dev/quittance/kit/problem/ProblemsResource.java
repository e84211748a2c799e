package dev.quittance.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages that the {@code type} of a problem leads to: open, as the OpenAPI document is. */
@Path("/problems")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ProblemsResource {

  @GET
  @Operation(hidden = true)
  public String all() {
    return ProblemPage.html();
  }

  @GET
  @Path("/{code}")
  @Operation(hidden = true)
  public String one(@PathParam("code") String code) {
    return ProblemCode.of(code)
        .map(ProblemPage::html)
        .orElseThrow(
            () -> ProblemException.notFound("There is no such problem: GET /problems lists them."));
  }
}
