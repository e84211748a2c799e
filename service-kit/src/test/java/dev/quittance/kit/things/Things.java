package dev.quittance.kit.things;

import dev.quittance.contract.Money;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.Check;
import dev.quittance.kit.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/things")
public class Things {

  public enum Colour {
    RED,
    GREEN
  }

  public record Line(String sku, int quantity) {}

  public record NewThing(
      @Nullable String name,
      @Nullable Money price,
      @Nullable List<Line> lines,
      @Nullable Instant at,
      @Nullable Boolean gift,
      @Nullable Long weight,
      @Nullable Colour colour) {}

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
    Check check = new Check();
    check.name("name", asked.name());
    if (asked.price() != null) {
      check.positive("price", asked.price());
    }
    List<Line> lines = asked.lines();
    if (lines != null && check.size("lines", lines, 1, 100)) {
      for (int i = 0; i < lines.size(); i++) {
        check.between("lines[" + i + "].quantity", lines.get(i).quantity(), 1, 99);
      }
    }
    check.done();
    return idempotency.once("POST /things", key, asked, () -> insert(String.valueOf(asked.name())));
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

  @GET
  public Map<String, Object> list(
      @QueryParam("weight") @Nullable Integer weight,
      @QueryParam("asOf") @Nullable Instant asOf,
      @QueryParam("colour") @Nullable Colour colour,
      @BeanParam PageParameters page) {
    ListRequest request = page.listRequest("things");
    return Map.of("limit", request.limit(), "first", request.cursor() == null);
  }

  @GET
  @Path("{id}")
  @APIResponse(responseCode = "404", description = "There is no such thing.")
  public Thing thing(@PathParam("id") long id) {
    throw ProblemException.notFound("There is no thing " + id + ".");
  }

  @GET
  @Path("failing")
  public Thing failing() {
    throw new IllegalStateException("4242424242424242 in dev.quittance.Secret");
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
