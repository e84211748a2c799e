package dev.quittance.kit.things;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Path("/things")
@PermitAll
public class Things {

  public record NewThing(
      @NotNull @Name String name, @Nullable Boolean gift, @Nullable Long weight) {}

  public record Thing(long id, String name) {}

  private final Idempotency idempotency;
  private final ThingTable table;
  private final Meanwhile meanwhile;

  Things(Idempotency idempotency, ThingTable table, Meanwhile meanwhile) {
    this.idempotency = idempotency;
    this.table = table;
    this.meanwhile = meanwhile;
  }

  @POST
  public Response post(@HeaderParam("Idempotency-Key") @Nullable String key, NewThing asked) {
    return idempotency.once("POST /things", key, asked, () -> insert(asked.name()));
  }

  @GET
  public Map<String, Object> list(@BeanParam PageParameters page) {
    ListRequest request = page.listRequest("things");
    return Map.of("limit", request.limit(), "first", request.cursor() == null);
  }

  @GET
  @Path("{id}")
  public Thing thing(@PathParam("id") String id) {
    throw ProblemException.notFound("There is no thing " + id + ".");
  }

  @GET
  @Path("failing")
  public Thing failing() {
    throw new IllegalStateException("failing");
  }

  @GET
  @Path("named/{name}")
  public long named(@PathParam("name") String name) throws SQLException {
    return table.count(name);
  }

  private Idempotency.Created insert(String name) {
    long id = table.insert(name);
    meanwhile.happen();
    return new Idempotency.Created(URI.create("/things/" + id), new Thing(id, name));
  }
}
