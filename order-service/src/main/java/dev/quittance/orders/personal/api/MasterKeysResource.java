package dev.quittance.orders.personal.api;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.personal.api.MasterKeysView.MasterKeyView;
import dev.quittance.orders.personal.key.PersonalConfig;
import dev.quittance.orders.personal.store.MasterKeyTable;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which master keys personal data is under, for their rotation. */
@Path("/personal-data/master-keys")
@RolesAllowed({Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Personal data")
public class MasterKeysResource {

  private final MasterKeyTable table;
  private final Duration backupRetention;

  MasterKeysResource(MasterKeyTable table, PersonalConfig config) {
    this.table = table;
    this.backupRetention = config.backupRetention();
  }

  @GET
  @Transactional
  @Operation(
      operationId = "masterKeys",
      summary = "Master keys of personal data",
      description = "How far a rotation has come, and which master key may be destroyed when.")
  @APIResponse(responseCode = "200", description = "All there were, the keys themselves left out.")
  public MasterKeysView list() {
    return new MasterKeysView(
        table.all().stream().map(key -> MasterKeyView.of(key, backupRetention)).toList());
  }
}
