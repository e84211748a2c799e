package dev.quittance.kit.things;

import dev.quittance.contract.Money;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.Stake;
import dev.quittance.kit.security.StepUp;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands that a second factor and a second person guard. */
@Path("/costly-things")
@RolesAllowed(Role.OPS)
public class CostlyThings {

  /**
   * A thing to add.
   *
   * @param price null if nobody knows
   */
  public record CostlyThing(String name, @Nullable Money price, @Nullable String reason) {}

  public record Thing(long id) {}

  @Singleton
  static class ThingStake implements Assessor {
    @Override
    public Optional<Stake> assess(Command command) {
      CostlyThing thing = command.body(CostlyThing.class);
      return thing.name().equals("nothing")
          ? Optional.empty()
          : Optional.of(new Stake(thing.price(), "Add " + thing.name(), thing.reason()));
    }
  }

  private final Idempotency idempotency;
  private final GroupedIdempotency groups;
  private final ThingTable table;
  private final Meanwhile meanwhile;

  CostlyThings(
      Idempotency idempotency, GroupedIdempotency groups, ThingTable table, Meanwhile meanwhile) {
    this.groups = groups;
    this.idempotency = idempotency;
    this.table = table;
    this.meanwhile = meanwhile;
  }

  @POST
  @StepUp(action = "thing", by = ThingStake.class)
  public Response add(CostlyThing thing) {
    return Response.status(201).entity(new Thing(insert(thing))).build();
  }

  @POST
  @Path("once")
  @StepUp(action = "thing", by = ThingStake.class)
  public Response once(@HeaderParam("Idempotency-Key") @Nullable String key, CostlyThing thing) {
    return idempotency.once(
        "POST /costly-things/once",
        key,
        thing,
        () -> new Idempotency.Created(URI.create("/costly-things/1"), new Thing(insert(thing))));
  }

  @POST
  @Path("unlimited")
  @StepUp(action = "without-limits", by = ThingStake.class)
  public Response unlimited(CostlyThing thing) {
    return Response.status(201).entity(new Thing(insert(thing))).build();
  }

  /** Promises a look for a stored answer and does not look. */
  @POST
  @Path("forgetful")
  @StepUp(action = "thing", by = ThingStake.class)
  public Response forgetful(
      @HeaderParam("Idempotency-Key") @Nullable String key, CostlyThing thing) {
    return Response.status(201).entity(new Thing(insert(thing))).build();
  }

  /** Is to be stored in a group, without saying so. */
  @POST
  @Path("grouped-unsaid")
  @StepUp(action = "thing", by = ThingStake.class)
  public Response groupedUnsaid(
      @HeaderParam("Idempotency-Key") @Nullable String key, CostlyThing thing) {
    return decided(key, thing);
  }

  /** Is stored in a group, and does not ask whether it may take effect. */
  @POST
  @Path("grouped-unasked")
  @StepUp(action = "thing", by = ThingStake.class, grouped = true)
  public Response groupedUnasked(
      @HeaderParam("Idempotency-Key") @Nullable String key, CostlyThing thing) {
    return decided(key, thing);
  }

  /** Says whether it may take effect with its group. */
  @POST
  @Path("grouped")
  @StepUp(action = "thing", by = ThingStake.class, grouped = true)
  public Response grouped(@HeaderParam("Idempotency-Key") @Nullable String key, CostlyThing thing) {
    boolean passes =
        groups
            .ask("POST /costly-things/grouped", key, thing)
            .passes(Objects.requireNonNull(thing.price()));
    return Response.ok(passes).build();
  }

  private Response decided(@Nullable String key, CostlyThing thing) {
    GroupedIdempotency.Asked asked = groups.ask("POST /costly-things/grouped", key, thing);
    var _ = asked.effect(thing, new Idempotency.Created(URI.create("/costly-things/1"), thing));
    return Response.ok().build();
  }

  private long insert(CostlyThing thing) {
    long id = table.insert(thing.name());
    meanwhile.happen();
    return id;
  }
}
