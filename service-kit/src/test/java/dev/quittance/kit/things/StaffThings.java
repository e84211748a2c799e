package dev.quittance.kit.things;

import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.security.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/** A command of staff, as services have them. */
@Path("/staff-things")
@RolesAllowed({Role.OPS, Role.SUPPORT})
public class StaffThings {

  public record Added(String name, String reason) {}

  private final ThingTable table;
  private final Meanwhile meanwhile;
  private final AuditTrail trail;

  StaffThings(ThingTable table, Meanwhile meanwhile, AuditTrail trail) {
    this.table = table;
    this.meanwhile = meanwhile;
    this.trail = trail;
  }

  @POST
  public long add(Added added) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          long id = table.insert(added.name());
          trail.record(
              new AuditRecord(
                  "thing.add",
                  "thing-" + id,
                  added.reason(),
                  null,
                  Map.of("name", added.name(), "id", id)));
          meanwhile.happen();
          return id;
        });
  }
}
