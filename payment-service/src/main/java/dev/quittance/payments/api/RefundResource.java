package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.kit.approval.CommandGate;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.kit.trace.Trace;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.processing.RefundGroups;
import dev.quittance.payments.processing.RefundPlan;
import dev.quittance.payments.processing.RefundRequests;
import dev.quittance.payments.store.PaymentReads;
import dev.quittance.payments.store.StoredPayment;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requests and reads refunds. */
@Path("/payments/{paymentId}/refunds")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Refunds", description = "Giving money back to buyers.")
public class RefundResource {

  private final Idempotency idempotency;
  private final GroupedIdempotency grouped;
  private final RefundGroups groups;
  private final RefundRequests requests;
  private final PaymentReads payments;
  private final AuditTrail trail;
  private final Caller caller;
  private final CommandGate gate;
  private final Trace trace;
  private final Clock clock;

  RefundResource(
      Idempotency idempotency,
      GroupedIdempotency grouped,
      RefundGroups groups,
      RefundRequests requests,
      PaymentReads payments,
      AuditTrail trail,
      Caller caller,
      CommandGate gate,
      Trace trace,
      Clock clock) {
    this.trace = trace;
    this.grouped = grouped;
    this.groups = groups;
    this.clock = clock;
    this.gate = gate;
    this.trail = trail;
    this.caller = caller;
    this.idempotency = idempotency;
    this.requests = requests;
    this.payments = payments;
  }

  /**
   * Request body of a refund.
   *
   * @param amount null for all that is left
   * @param reason why, in words
   */
  public record RefundRequest(
      @Schema(ref = "PositiveMoney", description = "How much; leave it out for all that is left.")
          @PositiveMoney
          @Nullable Money amount,
      @Schema(
              description = "Why, in words.",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT,
              examples = "Damaged in transit")
          @Text
          @Nullable String reason) {}

  @POST
  @RolesAllowed({Role.SUPPORT, Role.OPS})
  @StepUp(action = "refund", by = RefundStake.class, grouped = true)
  @Consumes(MediaType.APPLICATION_JSON)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "refundPayment",
      summary = "Give money back to the buyer",
      description =
          "The refund is PENDING at once, and its amount set aside; whether the gateway paid it"
              + " shows in its status a little later. The platform's fee goes back in proportion, a"
              + " surcharge does not. With `dryRun=true` nothing is done: the answer says what would"
              + " go back and what the ledger would post, and needs neither Idempotency-Key nor second"
              + " factor.")
  @APIResponse(
      responseCode = "200",
      description =
          "What would be done (dryRun): the refund as it would be, under an id that belongs to none.",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Accepted. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = RefundView.class)))
  @APIResponse(responseCode = "404", description = "There is no such payment.")
  @APIResponse(
      responseCode = "409",
      description =
          "The payment is not authorized (payment_not_authorized), a dispute of it is open"
              + " (dispute_open), or the first request with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description =
          "More than is left (refund_exceeds_remaining), another currency (currency_mismatch), more"
              + " refunds than an order can have (too_many_refunds), nothing in the charged currency"
              + " (refund_too_small), fields that are not acceptable, or an Idempotency-Key that was"
              + " used with another body.")
  public Response refund(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      @Parameter(
              description = "true: say what would be done, and do nothing.",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("dryRun")
          @Nullable String dryRun,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      RefundRequest request) {
    if (isTrue(dryRun)) {
      return gate.alone(() -> {
        gate.skip();
        return Response.ok(plan(paymentId, request)).build();
      });
    }
    String operation = "POST /payments/" + paymentId + "/refunds";
    GroupedIdempotency.Asked asked = grouped.ask(operation, idempotencyKey, request);
    if (!Ids.isId(Ids.PAYMENT, paymentId)) {
      throw PaymentResource.unknown();
    }
    var command =
        new RefundCommand(
            paymentId, request, trail, trail.origin(), trace.traceparent(), clock, asked);
    GroupedIdempotency.Outcome outcome = groups.request(asked.request(command));
    return outcome.isAlone()
        ? gate.alone(() ->
            idempotency.once(operation, idempotencyKey, request, () -> create(paymentId, request)))
        : outcome.response();
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
    StoredPayment stored = PaymentResource.visible(payments.find(paymentId), caller);
    return payments.operationsOf(List.of(stored)).stream()
        .filter(operation -> isRefund(operation, refundId))
        .findFirst()
        .map(refund -> RefundView.of(stored.payment(), refund))
        .orElseThrow(() ->
            ProblemException.notFound(
                "The payment has no such refund: GET /payments/{id} lists its refunds."));
  }

  private static boolean isRefund(Operation operation, String refundId) {
    return operation.terms().kind() == OperationKind.REFUND
        && !operation.terms().isReversal()
        && operation.id().equals(refundId);
  }

  private static boolean isTrue(@Nullable String dryRun) {
    return switch (dryRun) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badParameter("dryRun", "must be true or false");
    };
  }

  private RefundView plan(String paymentId, RefundRequest request) {
    return switch (requests
        .plan(paymentId, request.amount())
        .orElseThrow(PaymentResource::unknown)) {
      case RefundPlan.Unacceptable(Payment payment, RejectionCode code) ->
          throw RefundProblems.of(payment, code);
      case RefundPlan.Acceptable plan ->
          RefundView.planned(
              plan,
              request.reason(),
              Ids.next(Ids.REFUND),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
    };
  }

  /** With what it needs, in a transaction of its own. */
  private Idempotency.Created create(String paymentId, RefundRequest request) {
    RefundRequests.Result result =
        requests
            .request(paymentId, request.amount(), request.reason())
            .orElseThrow(PaymentResource::unknown);
    return switch (result) {
      case RefundRequests.Result.Rejected(Payment payment, RejectionCode code) ->
          throw RefundProblems.of(payment, code);
      case RefundRequests.Result.Accepted(Payment payment, Operation refund) -> {
        trail.record(RefundRecord.of(payment, refund));
        yield created(payment, refund);
      }
    };
  }

  static Idempotency.Created created(Payment payment, Operation refund) {
    return new Idempotency.Created(
        URI.create("/payments/" + payment.id() + "/refunds/" + refund.id()),
        RefundView.of(payment, refund));
  }
}
