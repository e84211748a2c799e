package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.processing.RefundPlan;
import dev.quittance.payments.store.RefundBasis;
import dev.quittance.payments.store.RefundBatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Staff give money back.
 *
 * @param traceparent the trace of the request, if known
 */
record RefundCommand(
    String paymentId,
    RefundResource.RefundRequest request,
    AuditTrail trail,
    AuditOrigin origin,
    @Nullable String traceparent,
    Clock clock,
    GroupedIdempotency.Asked asked)
    implements RefundBatch.Command {

  @Override
  public GroupedDecision<RefundBatch.Requested> decide(RefundBatch batch) {
    RefundBasis basis = batch.basis(paymentId).orElseThrow(PaymentResource::unknown);
    return switch (RefundPlan.of(basis, request.amount())) {
      case RefundPlan.Unacceptable(Payment payment, RejectionCode code) ->
          throw RefundProblems.of(payment, code);
      case RefundPlan.Acceptable plan ->
          asked.passes(plan.amount()) ? accepted(batch, basis, plan) : GroupedDecision.alone();
    };
  }

  private GroupedDecision<RefundBatch.Requested> accepted(
      RefundBatch batch, RefundBasis basis, RefundPlan.Acceptable plan) {
    Operation refund =
        plan.refund(
            Ids.next(Ids.REFUND),
            request.reason(),
            traceparent,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    var answer = RefundResource.created(basis.payment(), refund);
    trail.record(batch.audit(), origin, RefundRecord.of(basis.payment(), refund));
    return asked.effect(batch.add(basis, plan.after(), refund), answer);
  }
}
