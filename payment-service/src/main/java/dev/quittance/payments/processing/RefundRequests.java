package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accepts or rejects requests for refunds, each in the transaction of its caller. The lock on the
 * payment puts them one after another. Most that staff request are stored by {@link RefundGroups}.
 */
@ApplicationScoped
public class RefundRequests {

  /** What became of a request. */
  public sealed interface Result {

    /** Its amount is reserved, and the gateway will be asked. */
    record Accepted(Payment payment, Operation refund) implements Result {}

    /** Nothing has changed. */
    record Rejected(Payment payment, RejectionCode code) implements Result {}
  }

  private final PaymentStore store;
  private final OperationWorker worker;
  private final Trace trace;
  private final Clock clock;
  private final PaymentMeters meters;

  RefundRequests(
      PaymentStore store, OperationWorker worker, Trace trace, Clock clock, PaymentMeters meters) {
    this.store = store;
    this.worker = worker;
    this.trace = trace;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Requests a refund within the current transaction.
   *
   * @param amount null for all that is left
   * @return empty if there is no such payment
   */
  public Optional<Result> request(
      String paymentId, @Nullable Money amount, @Nullable String reason) {
    return request(Ids.next(Ids.REFUND), paymentId, amount, reason);
  }

  /**
   * The same, under an id of the caller's.
   *
   * @param refundId {@code rfd_...}, of no refund yet
   */
  Optional<Result> request(
      String refundId, String paymentId, @Nullable Money amount, @Nullable String reason) {
    return plan(paymentId, amount)
        .map(plan ->
            switch (plan) {
              case RefundPlan.Acceptable acceptable -> accept(refundId, acceptable, reason);
              case RefundPlan.Unacceptable(Payment payment, RejectionCode code) ->
                  new Result.Rejected(payment, code);
            });
  }

  /**
   * What a request in the current transaction would pay.
   *
   * @return empty if there is no such payment, or the request would be rejected
   */
  public Optional<Money> amount(String paymentId, @Nullable Money amount) {
    return plan(paymentId, amount)
        .flatMap(plan ->
            plan instanceof RefundPlan.Acceptable acceptable
                ? Optional.of(acceptable.amount())
                : Optional.empty());
  }

  /**
   * What would become of a request in the current transaction, which changes nothing.
   *
   * @param amount null for all that is left
   * @return empty if there is no such payment
   */
  public Optional<RefundPlan> plan(String paymentId, @Nullable Money amount) {
    return store.lockForRefund(paymentId).map(basis -> RefundPlan.of(basis, amount));
  }

  private Result accept(String refundId, RefundPlan.Acceptable plan, @Nullable String reason) {
    Payment payment = plan.payment();
    Payment after = plan.after();
    Operation refund =
        plan.refund(
            refundId, reason, trace.traceparent(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    store.save(List.of(new PaymentStore.Changed<>(payment, after)), List.of());
    worker.add(new PaymentOperation(after, refund));
    meters.refundRequested();
    return new Result.Accepted(payment, refund);
  }
}
