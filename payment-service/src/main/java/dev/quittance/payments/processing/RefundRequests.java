package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.payment.Decision;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentCommand;
import dev.quittance.payments.payment.PaymentDecider;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.PlatformFee;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.quote.RefundPrice;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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

  /** What would become of a request. */
  public sealed interface Plan {

    /**
     * It would be accepted.
     *
     * @param amount what would go back, in the payment's currency
     * @param charge how the gateway would be asked
     * @param number which of the payment's refunds it would be
     */
    record Acceptable(Payment payment, Money amount, Charge charge, int number) implements Plan {

      /** What of the platform's fee would go back if it were paid now. */
      public Money platformFee() {
        return PlatformFee.givenBack(
            payment.terms().platformFee(),
            payment.terms().amount(),
            payment.state().feeGivenBack(),
            payment.state().refunded(),
            amount);
      }

      /**
       * The event that would follow if it were paid now.
       *
       * @param refundId belongs to no refund
       */
      public OrderEvent event(String refundId) {
        Refunded refunded =
            new Refunded(
                payment.terms().orderId(),
                payment.id(),
                refundId,
                payment.state().gateway(),
                refundId,
                amount,
                platformFee(),
                charge.rate() == null ? null : charge.charged(),
                null);
        return BankAccountOfEvent.added(refunded, payment);
      }
    }

    /** It would be rejected. */
    record Unacceptable(Payment payment, RejectionCode code) implements Plan {}
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
              case Plan.Acceptable acceptable -> accept(refundId, acceptable, reason);
              case Plan.Unacceptable(Payment payment, RejectionCode code) ->
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
            plan instanceof Plan.Acceptable acceptable
                ? Optional.of(acceptable.amount())
                : Optional.empty());
  }

  /**
   * What would become of a request in the current transaction, which changes nothing.
   *
   * @param amount null for all that is left
   * @return empty if there is no such payment
   */
  public Optional<Plan> plan(String paymentId, @Nullable Money amount) {
    return store.lock(paymentId).map(payment -> plan(payment, amount));
  }

  private Plan plan(Payment payment, @Nullable Money amount) {
    PaymentStore.Refunds made = store.refundsOf(payment);
    var command = new PaymentCommand.RequestRefund(amount, made.all() - made.failed());
    return switch (PaymentDecider.decide(payment, command)) {
      case Decision.Rejected(RejectionCode code) -> new Plan.Unacceptable(payment, code);
      case Decision.Accepted(PaymentChange.RefundReserved(Money reserved)) ->
          charge(payment, reserved, made)
              .<Plan>map(charge -> new Plan.Acceptable(payment, reserved, charge, made.all() + 1))
              .orElseGet(() -> new Plan.Unacceptable(payment, RejectionCode.REFUND_TOO_SMALL));
      case Decision.Accepted(PaymentChange other) ->
          throw new IllegalStateException("a refund was requested, not: " + other);
    };
  }

  /** How the money goes back: the way it came, at the same rate; empty if nothing would. */
  private Optional<Charge> charge(Payment payment, Money amount, PaymentStore.Refunds made) {
    Charge charge = store.charge(payment);
    String rate = charge.rate();
    if (rate == null) {
      return Optional.of(charge.back(amount));
    }
    Money back =
        RefundPrice.of(
            payment.terms().amount(),
            new BigDecimal(rate),
            payment.state().refunded().plus(payment.state().refundsPending()),
            new Money(made.chargedMinor(), charge.charged().currency()),
            amount);
    return back.isPositive() ? Optional.of(charge.back(back)) : Optional.empty();
  }

  private Result accept(String refundId, Plan.Acceptable plan, @Nullable String reason) {
    Payment payment = plan.payment();
    Operation refund =
        Operation.created(
            new OperationTerms(
                refundId,
                payment.id(),
                OperationKind.REFUND,
                plan.number(),
                payment.state().gateway(),
                plan.amount(),
                plan.charge(),
                reason,
                trace.traceparent(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    Payment after = PaymentFold.apply(payment, new PaymentChange.RefundReserved(plan.amount()));
    store.save(List.of(new PaymentStore.Changed<>(payment, after)), List.of());
    worker.add(new PaymentOperation(after, refund));
    meters.refundRequested();
    return new Result.Accepted(payment, refund);
  }
}
