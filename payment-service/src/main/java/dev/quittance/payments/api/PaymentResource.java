package dev.quittance.payments.api;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.store.PaymentReads;
import dev.quittance.payments.store.StoredPayment;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads payments. */
@Path("/payments")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payments", description = "What was paid for orders, and how.")
public class PaymentResource {

  private final PaymentReads payments;
  private final PaymentViews views;
  private final Caller caller;

  PaymentResource(PaymentReads payments, PaymentViews views, Caller caller) {
    this.payments = payments;
    this.views = views;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "payment",
      summary = "A payment with its attempts, refunds and disputes",
      description =
          "Attempts, refunds and disputes are oldest first. Whoever closed the browser goes on here: while"
              + " the payment is ACTION_REQUIRED, `nextAction` says what the buyer has to do; once"
              + " it is FAILED, `advice` does, and `POST /orders/{orderId}/payment-attempts` of"
              + " order-service pays again.")
  @APIResponse(responseCode = "200", description = "The payment.")
  @APIResponse(responseCode = "404", description = "There is no such payment.")
  public PaymentView payment(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    StoredPayment stored = visible(payments.find(id), caller);
    return views.of(List.of(stored)).getFirst();
  }

  @GET
  @Transactional
  @Operation(operationId = "listPayments", summary = "Payments, newest first")
  @APIResponse(responseCode = "200", description = "A page of payments.")
  public Page<PaymentView> list(
      @BeanParam PaymentParameters filters, @BeanParam PageParameters asked) {
    ListRequest request = filters.listRequest(asked, caller);
    Page<StoredPayment> page =
        request.pageById(
            payments.list(PaymentParameters.filter(request), request.lookAhead()),
            stored -> stored.payment().id());
    return new Page<>(views.of(page.data()), page.nextCursor());
  }

  /** The payment, if there is one and the caller may see it. */
  static StoredPayment visible(Optional<StoredPayment> found, Caller caller) {
    return found
        .filter(one -> caller.maySee(one.payment().terms().buyerId()))
        .orElseThrow(PaymentResource::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.notFound(
        "There is no such payment: GET /payments?orderId= finds the payment of an order.");
  }
}
