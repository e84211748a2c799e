package dev.quittance.kit.things;

import dev.quittance.contract.Money;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.PositiveMoney;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

@Path("/things")
@PermitAll
public class Things {

  public enum Colour {
    RED,
    GREEN
  }

  public record Line(String sku, @Range(min = 1, max = 99) int quantity) {}

  public record NewThing(
      @NotNull @Name String name,
      @PositiveMoney @Nullable Money price,
      @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid Line> lines,
      @Nullable Instant at,
      @Nullable Boolean gift,
      @Nullable Long weight,
      @Nullable Colour colour) {}

  public record Thing(String name) {}

  private final List<String> names = new CopyOnWriteArrayList<>();

  @POST
  public Response post(NewThing asked) {
    Thing thing = new Thing(asked.name());
    names.add(thing.name());
    return Response.created(URI.create("/things/" + thing.name())).entity(thing).build();
  }

  @POST
  @Path("echo")
  public NewThing echo(NewThing asked) {
    return asked;
  }

  @POST
  @Path("text")
  public int text(String text) {
    return text.length();
  }

  @POST
  @Path("{id}/paint")
  public Thing paint(@PathParam("id") String id, NewThing asked) {
    return new Thing(id);
  }

  @GET
  public Map<String, Object> list(
      @QueryParam("colour") @Nullable String colour, @BeanParam PageParameters page) {
    ListRequest request = page.listRequest("things").filter("colour", colour);
    Colour wanted = request.word("colour", Colour.class);
    return Map.of(
        "limit", request.limit(), "first", request.cursor() == null, "filtered", wanted != null);
  }

  @GET
  @Path("{id}")
  @APIResponse(responseCode = "404", description = "There is no such thing.")
  public Thing thing(@PathParam("id") String id) {
    throw ProblemException.notFound("There is no thing " + id + ".");
  }

  @GET
  @Path("failing")
  public Thing failing() {
    throw new IllegalStateException("4242424242424242 in dev.quittance.Secret");
  }

  /** How many have that name. */
  @GET
  @Path("named/{name}")
  public long named(@PathParam("name") String name) {
    return names.stream().filter(name::equals).count();
  }
}
