package dev.quittance.payments.api;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.refund.RefundDesk;
import dev.quittance.payments.store.Payments;
import dev.quittance.payments.store.Refunds;
import dev.quittance.payments.store.StoredPayment;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking for refunds and looking at them. */
@Path("/payments/{paymentId}/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Refunds", description = "Giving money back to buyers.")
public class RefundResource {

  private final Idempotency idempotency;
  private final RefundDesk desk;
  private final Payments payments;
  private final Refunds refunds;

  RefundResource(Idempotency idempotency, RefundDesk desk, Payments payments, Refunds refunds) {
    this.idempotency = idempotency;
    this.desk = desk;
    this.payments = payments;
    this.refunds = refunds;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "refundPayment",
      summary = "Give money back to the buyer",
      description =
          "The refund is PENDING at once, and its amount set aside; whether the gateway paid it"
              + " shows in its status a little later.")
  @APIResponse(
      responseCode = "201",
      description = "Taken. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  @APIResponse(responseCode = "404", description = "There is no such payment.")
  @APIResponse(
      responseCode = "409",
      description =
          "The payment is not authorized (payment_not_authorized), or the first request with this"
              + " Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description =
          "More than is left (refund_exceeds_remaining), another currency (currency_mismatch), more"
              + " refunds than an order can have (too_many_refunds), fields that cannot be taken, or"
              + " an Idempotency-Key that was used with another body.")
  public Response refund(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      RefundBody body) {
    body.check();
    return idempotency.once(
        "POST /payments/" + paymentId + "/refunds",
        idempotencyKey,
        body,
        () -> take(paymentId, body));
  }

  @GET
  @Path("/{refundId}")
  @Transactional
  @Operation(
      operationId = "refund",
      summary = "A refund",
      description = "PENDING until the gateway has answered; then SUCCEEDED or FAILED.")
  @APIResponse(responseCode = "200", description = "The refund.")
  @APIResponse(responseCode = "404", description = "There is no such payment, or no such refund.")
  public RefundView refund(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      @Parameter(example = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("refundId")
          String refundId) {
    Payment payment =
        payments.find(paymentId).map(StoredPayment::payment).orElseThrow(PaymentResource::unknown);
    return refunds
        .find(payment, refundId)
        .map(refund -> RefundView.of(payment, refund))
        .orElseThrow(() ->
            ProblemException.notFound(
                "The payment has no such refund: GET /payments/{id} lists its refunds."));
  }

  private Idempotency.Created take(String paymentId, RefundBody body) {
    RefundDesk.Answer answer =
        desk.ask(paymentId, body.amount(), body.reason()).orElseThrow(PaymentResource::unknown);
    return switch (answer) {
      case RefundDesk.Answer.Refused refused ->
          throw RefundRefusals.problem(refused.payment(), refused.refusal());
      case RefundDesk.Answer.Taken taken ->
          new Idempotency.Created(
              URI.create("/payments/" + paymentId + "/refunds/" + taken.refund().refundId()),
              RefundView.of(taken.payment(), taken.refund()));
    };
  }
}
