package dev.quittance.orders.dispute.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.store.DisputeStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All disputes, for staff: what waits for support is {@code ?status=OPEN&source=BUYER}. */
@Path("/disputes")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Disputes", description = "What is disputed of orders, here or at a gateway.")
public class DisputesResource {

  private final DisputeStore store;

  DisputesResource(DisputeStore store) {
    this.store = store;
  }

  @GET
  @Transactional
  @Operation(
      operationId = "listDisputes",
      summary = "Disputes of all orders, newest first",
      description =
          "Of buyers and of gateways. Support looks for `status=OPEN&source=BUYER`, and for"
              + " `refundStatus=FAILED`: these refunds are to be made by hand.")
  @APIResponse(responseCode = "200", description = "A page of disputes.")
  public Page<DisputeView> list(
      @BeanParam DisputeParameters filters, @BeanParam PageParameters asked) {
    ListRequest request = filters.listRequest(asked);
    return request
        .pageById(store.list(DisputeParameters.filter(request), request.lookAhead()), Dispute::id)
        .map(dispute -> DisputeView.summary(dispute, true));
  }
}
