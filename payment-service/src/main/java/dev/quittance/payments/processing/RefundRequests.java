package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.payment.Decision;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentCommand;
import dev.quittance.payments.payment.PaymentDecider;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts or rejects requests for refunds. The lock on the payment puts them one after another. */
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
    return store.lock(paymentId).map(payment -> request(payment, amount, reason));
  }

  /**
   * What a request in the current transaction would pay.
   *
   * @return empty if there is no such payment, or the request would be rejected
   */
  public Optional<Money> amount(String paymentId, @Nullable Money amount) {
    return store
        .lock(paymentId)
        .map(payment -> decide(payment, amount, store.countRefunds(payment)))
        .flatMap(decision ->
            decision instanceof Decision.Accepted(PaymentChange.RefundReserved reserved)
                ? Optional.of(reserved.amount())
                : Optional.empty());
  }

  private static Decision decide(
      Payment payment, @Nullable Money amount, PaymentStore.RefundCount count) {
    return PaymentDecider.decide(
        payment, new PaymentCommand.RequestRefund(amount, count.all() - count.failed()));
  }

  private Result request(Payment payment, @Nullable Money amount, @Nullable String reason) {
    PaymentStore.RefundCount count = store.countRefunds(payment);
    return switch (decide(payment, amount, count)) {
      case Decision.Rejected rejected -> new Result.Rejected(payment, rejected.code());
      case Decision.Accepted(PaymentChange.RefundReserved reserved) ->
          accept(payment, reserved, count.all() + 1, reason);
      case Decision.Accepted(PaymentChange.AttemptStarted started) ->
          throw new IllegalStateException("a refund was requested, not an attempt: " + started);
    };
  }

  private Result accept(
      Payment payment, PaymentChange.RefundReserved reserved, int number, @Nullable String reason) {
    Operation refund =
        Operation.created(
            new OperationTerms(
                Ids.next(Ids.REFUND),
                payment.id(),
                OperationKind.REFUND,
                number,
                payment.state().gateway(),
                reserved.amount(),
                store.charge(payment).back(reserved.amount()),
                reason,
                trace.traceparent(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    Payment after = PaymentFold.apply(payment, reserved);
    store.save(List.of(new PaymentStore.Changed<>(payment, after)), List.of());
    worker.add(List.of(), List.of(new PaymentOperation(after, refund)));
    meters.refundRequested();
    return new Result.Accepted(payment, refund);
  }
}
