package dev.quittance.payments.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.store.DisputeStore;
import dev.quittance.payments.store.PaymentReads;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads disputes. They are opened and decided at the gateways, which tell us. */
@Path("/disputes")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Disputes", description = "Payments that buyers dispute at their bank or wallet.")
public class DisputeResource {

  private final DisputeStore disputes;
  private final PaymentReads payments;
  private final Caller caller;

  DisputeResource(DisputeStore disputes, PaymentReads payments, Caller caller) {
    this.disputes = disputes;
    this.payments = payments;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(operationId = "dispute", summary = "A dispute")
  @APIResponse(responseCode = "200", description = "The dispute.")
  @APIResponse(responseCode = "404", description = "There is no such dispute.")
  public DisputeView dispute(
      @Parameter(example = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    return disputes
        .find(id)
        .filter(this::isVisible)
        .map(DisputeView::of)
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is no such dispute: GET /disputes?paymentId= lists those of a payment."));
  }

  @GET
  @Transactional
  @Operation(operationId = "listDisputes", summary = "Disputes, newest first")
  @APIResponse(responseCode = "200", description = "A page of disputes.")
  public Page<DisputeView> list(
      @BeanParam DisputeParameters filters, @BeanParam PageParameters asked) {
    ListRequest request = filters.listRequest(asked, caller);
    Page<Dispute> page =
        request.pageById(
            disputes.list(DisputeParameters.filter(request), request.lookAhead()), Dispute::id);
    return new Page<>(page.data().stream().map(DisputeView::of).toList(), page.nextCursor());
  }

  private boolean isVisible(Dispute dispute) {
    return payments
        .find(dispute.terms().paymentId())
        .filter(payment -> caller.maySee(payment.payment().terms().buyerId()))
        .isPresent();
  }
}
