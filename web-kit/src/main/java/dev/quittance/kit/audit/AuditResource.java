package dev.quittance.kit.audit;

import dev.quittance.contract.audit.AuditHead;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Role;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What ops and support did in this service. */
@IfBuildProperty(name = AuditTrail.NEEDS, stringValue = AuditTrail.DATABASE)
@Path("/audit")
@RolesAllowed({Role.AUDITOR, Role.OPS})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Audit trail", description = "What ops and support did, and a chain of hashes over it.")
public class AuditResource {

  private final AuditReads reads;
  private final String service;

  AuditResource(
      AuditReads reads, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.reads = reads;
    this.service = service;
  }

  /** The newest entry, to be kept elsewhere. */
  @Schema(name = "AuditHead")
  record HeadView(
      @Schema(examples = "ledger-service") String service,
      @Schema(description = "Of the newest entry; 0 if there is none.", examples = "12")
          long sequence,
      @Schema(
              pattern = AuditEntryView.HASH,
              examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String hash) {}

  @GET
  @Operation(
      operationId = "listAudit",
      summary = "What ops and support did, newest first",
      description =
          "Each command with who gave it, when, from where, why, and what it changed. Entries are"
              + " never changed or removed.")
  @APIResponse(responseCode = "200", description = "A page of entries.")
  public Page<AuditEntryView> list(
      @BeanParam AuditParameters filters, @BeanParam PageParameters page) {
    ListRequest request = filters.listRequest(page);
    return request
        .page(
            reads.list(AuditParameters.filter(request), request.lookAhead()),
            last -> Map.of(AuditParameters.BEFORE, String.valueOf(last.sequence())))
        .map(AuditEntryView::of);
  }

  @GET
  @Path("/head")
  @Operation(
      operationId = "auditHead",
      summary = "The head of the trail's hash chain",
      description =
          "Keep an answer elsewhere: later the entry with this sequence must still have this hash.")
  @APIResponse(responseCode = "200", description = "The head.")
  public HeadView head() {
    AuditHead head = reads.head();
    return new HeadView(service, head.sequence(), head.hash());
  }
}
