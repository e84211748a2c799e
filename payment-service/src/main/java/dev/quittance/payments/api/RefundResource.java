package dev.quittance.payments.api;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.processing.RefundRequests;
import dev.quittance.payments.store.PaymentReads;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests and reads refunds. */
@Path("/payments/{paymentId}/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Refunds", description = "Giving money back to buyers.")
public class RefundResource {

  private final Idempotency idempotency;
  private final RefundRequests requests;
  private final PaymentReads payments;

  RefundResource(Idempotency idempotency, RefundRequests requests, PaymentReads payments) {
    this.idempotency = idempotency;
    this.requests = requests;
    this.payments = payments;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "refundPayment",
      summary = "Give money back to the buyer",
      description =
          "The refund is PENDING at once, and its amount set aside; whether the gateway paid it"
              + " shows in its status a little later.")
  @APIResponse(
      responseCode = "201",
      description = "Accepted. A repetition of the request gets the same answer again.",
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
              + " refunds than an order can have (too_many_refunds), fields that are not acceptable, or"
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
        () -> create(paymentId, body));
  }

  @GET
  @Path("/{refundId}")
  @Transactional
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "refund",
      summary = "A refund",
      description = "PENDING until the gateway has decided; then SUCCEEDED or FAILED.")
  @APIResponse(responseCode = "200", description = "The refund.")
  @APIResponse(responseCode = "404", description = "There is no such payment, or no such refund.")
  public RefundView refund(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      @Parameter(example = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("refundId")
          String refundId) {
    StoredPayment stored = payments.find(paymentId).orElseThrow(PaymentResource::unknown);
    return payments.operationsOf(List.of(stored)).stream()
        .filter(operation -> isRefund(operation, refundId))
        .findFirst()
        .map(refund -> RefundView.of(stored.payment(), refund))
        .orElseThrow(() ->
            ProblemException.notFound(
                "The payment has no such refund: GET /payments/{id} lists its refunds."));
  }

  private static boolean isRefund(Operation operation, String refundId) {
    return operation.terms().kind() == OperationKind.REFUND && operation.id().equals(refundId);
  }

  private Idempotency.Created create(String paymentId, RefundBody body) {
    RefundRequests.Result result =
        requests
            .request(paymentId, body.amount(), body.reason())
            .orElseThrow(PaymentResource::unknown);
    return switch (result) {
      case RefundRequests.Result.Rejected(Payment payment, RejectionCode code) ->
          throw Rejections.problem(payment, code);
      case RefundRequests.Result.Accepted(Payment payment, Operation refund) ->
          new Idempotency.Created(
              URI.create("/payments/" + paymentId + "/refunds/" + refund.id()),
              RefundView.of(payment, refund));
    };
  }
}
