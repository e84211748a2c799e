package dev.quittance.payments.processing;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.Refunded;
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
import dev.quittance.payments.store.RefundBasis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a request for a refund, before anything is done. */
public sealed interface RefundPlan {

  /**
   * It is accepted.
   *
   * @param amount what goes back, in the payment's currency
   * @param charge how the gateway is asked
   * @param number which of the payment's refunds it is
   */
  record Acceptable(Payment payment, Money amount, Charge charge, int number)
      implements RefundPlan {

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

    /** The payment with the amount set aside. */
    public Payment after() {
      return PaymentFold.apply(payment, new PaymentChange.RefundReserved(amount));
    }

    /**
     * The refund, which is due at once.
     *
     * @param refundId {@code rfd_...}, of no refund yet
     */
    public Operation refund(
        String refundId, @Nullable String reason, @Nullable String traceparent, Instant now) {
      return Operation.created(
          new OperationTerms(
              refundId,
              payment.id(),
              OperationKind.REFUND,
              number,
              payment.state().gateway(),
              amount,
              charge,
              reason,
              traceparent,
              now));
    }
  }

  /** It is rejected. */
  record Unacceptable(Payment payment, RejectionCode code) implements RefundPlan {}

  /**
   * @param requested null for all that is left
   */
  static RefundPlan of(RefundBasis basis, @Nullable Money requested) {
    Payment payment = basis.payment();
    int made = basis.refunds().all() - basis.refunds().failed();
    return switch (PaymentDecider.decide(
        payment, new PaymentCommand.RequestRefund(requested, made))) {
      case Decision.Rejected(RejectionCode code) -> new Unacceptable(payment, code);
      case Decision.Accepted(PaymentChange.RefundReserved(Money amount)) ->
          charge(basis, amount)
              .<RefundPlan>map(
                  charge -> new Acceptable(payment, amount, charge, basis.refunds().all() + 1))
              .orElseGet(() -> new Unacceptable(payment, RejectionCode.REFUND_TOO_SMALL));
      case Decision.Accepted(PaymentChange other) ->
          throw new IllegalStateException("a refund was requested, not: " + other);
    };
  }

  /** How the money goes back: the way it came, at the same rate; empty if nothing would. */
  private static Optional<Charge> charge(RefundBasis basis, Money amount) {
    Payment payment = basis.payment();
    Operation paidBy = basis.paidBy();
    if (paidBy == null) {
      throw new IllegalStateException(payment.id() + " has no attempt that succeeded");
    }
    Charge charge = paidBy.terms().charge();
    String rate = charge.rate();
    if (rate == null) {
      return Optional.of(charge.back(amount));
    }
    Money back =
        RefundPrice.of(
            payment.terms().amount(),
            new BigDecimal(rate),
            payment.state().refunded().plus(payment.state().refundsPending()),
            new Money(basis.refunds().chargedMinor(), charge.charged().currency()),
            amount);
    return back.isPositive() ? Optional.of(charge.back(back)) : Optional.empty();
  }
}
