package dev.quittance.payments.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.operation.Finding;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.processing.Findings;
import dev.quittance.payments.store.PaymentReads;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** Takes down what people found out about payments, for example on the telephone. */
@Path("/payments/{paymentId}/findings")
@RolesAllowed(Role.OPS)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payments")
public class FindingResource {

  private final Idempotency idempotency;
  private final Findings findings;
  private final PaymentReads payments;
  private final PaymentViews views;
  private final AuditTrail trail;
  private final Caller caller;

  FindingResource(
      Idempotency idempotency,
      Findings findings,
      PaymentReads payments,
      PaymentViews views,
      AuditTrail trail,
      Caller caller) {
    this.idempotency = idempotency;
    this.findings = findings;
    this.payments = payments;
    this.views = views;
    this.trail = trail;
    this.caller = caller;
  }

  /**
   * Request body of a finding.
   *
   * @param operationId {@code att_...} or {@code rfd_...}
   * @param finding one of {@link Finding}, by its name on the wire
   * @param gatewayReference the gateway's own name of what moved; null if nothing did
   * @param reason how it was found out, in words
   */
  @Schema(name = "FindingRequest")
  public record FindingRequest(
      @Schema(
              description = "The attempt, refund or reversal that it is about.",
              pattern = "^(att|rfd)_[0-9a-f]{32}$",
              examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
          @NotNull
          String operationId,
      @Schema(
              description =
                  "What became of it: of an attempt charged or not_charged, of a refund or reversal"
                      + " refunded or not_refunded.",
              enumeration = {"charged", "not_charged", "refunded", "not_refunded"},
              examples = "not_charged")
          @NotNull
          String finding,
      @Schema(
              description =
                  "The gateway's own name of the charge or refund. It has to be there with charged"
                      + " and refunded, and only then.",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT)
          @Text
          @Nullable String gatewayReference,
      @Schema(
              description = "How it was found out, in words: the audit trail has it.",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT,
              examples = "The gateway's support says so, case 4711")
          @NotNull
          @Text
          String reason) {

    /**
     * @throws ProblemException if the list does not have it
     */
    Finding found() {
      return Finding.ofWireName(finding)
          .orElseThrow(() ->
              ProblemException.invalid(
                  "finding", "must be charged, not_charged, refunded or not_refunded"));
    }
  }

  private record Before(String operationId, OperationStatus status) {}

  private record After(String finding, @Nullable String gatewayReference, OperationStatus status) {}

  @POST
  @StepUp(action = "finding", by = FindingStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "tellFinding",
      summary = "Tell what was found out about an attempt or a refund",
      description =
          "For those that nobody knows the end of (UNKNOWN), whose gateway could not be asked"
              + " (HELD_BACK), or of which the gateway said what does not fit (CONTRADICTED): `GET"
              + " /payments?status=` lists them. It counts as the gateway's own word. What does not"
              + " fit what is known changes nothing, and is listed in `contradictions`.")
  @APIResponse(
      responseCode = "201",
      description =
          "The payment afterwards. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = PaymentView.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such payment, or it has no such attempt, refund or reversal.")
  @APIResponse(
      responseCode = "409",
      description =
          "Nobody has to find out anything about it (operation_not_in_doubt), or the first request"
              + " with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description =
          "Fields that are not acceptable, or an Idempotency-Key that was used with another body.")
  public Response tell(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      FindingRequest request) {
    return idempotency.once(
        "POST /payments/" + paymentId + "/findings",
        idempotencyKey,
        request,
        () -> tell(paymentId, request));
  }

  private Idempotency.Created tell(String paymentId, FindingRequest request) {
    Finding finding = request.found();
    if (finding.needsReference() != (request.gatewayReference() != null)) {
      throw ProblemException.invalid(
          "gatewayReference", "must be there with charged and refunded, and only then");
    }
    Findings.Subject.InDoubt about = inDoubt(paymentId, request.operationId());
    Operation before = about.found().operation();
    if (before.terms().kind() != finding.kind()) {
      throw ProblemException.invalid(
          "finding", "must be charged or not_charged of an attempt, else refunded or not_refunded");
    }
    Operation after =
        findings.tell(about, finding, request.gatewayReference(), caller.id()).operation();
    trail.record(
        new AuditRecord(
            "payment.finding",
            paymentId,
            request.reason(),
            new Before(before.id(), before.status()),
            new After(finding.wireName(), request.gatewayReference(), after.status())));
    return new Idempotency.Created(
        URI.create("/payments/" + paymentId),
        views.of(List.of(payments.find(paymentId).orElseThrow())).getFirst());
  }

  private Findings.Subject.InDoubt inDoubt(String paymentId, String operationId) {
    Findings.Subject subject =
        findings
            .subject(paymentId, operationId)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no such payment, or it has no such attempt, refund or reversal:"
                        + " GET /payments/{id} lists them."));
    return switch (subject) {
      case Findings.Subject.InDoubt about -> about;
      case Findings.Subject.Clear(var found) ->
          throw ProblemException.of(
              ProblemCode.OPERATION_NOT_IN_DOUBT,
              "It is %s at gateway %s, and nothing contradicts that."
                  .formatted(found.operation().status(), found.operation().terms().gateway()));
      case Findings.Subject.OfStatement _ ->
          throw ProblemException.of(
              ProblemCode.OPERATION_NOT_IN_DOUBT,
              "What came in by bank is on a statement: POST /bank-statements imports it, and POST"
                  + " /receipts/{id}/allocate pays an order with it.");
    };
  }
}
