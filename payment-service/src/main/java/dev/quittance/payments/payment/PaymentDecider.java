package dev.quittance.payments.payment;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Decision.Accepted;
import dev.quittance.payments.payment.Decision.Rejected;
import dev.quittance.payments.payment.PaymentCommand.RequestRefund;
import dev.quittance.payments.payment.PaymentCommand.StartAttempt;

/** Decides whether a command is carried out. */
public final class PaymentDecider {

  private PaymentDecider() {}

  public static Decision decide(Payment payment, PaymentCommand command) {
    return switch (command) {
      case StartAttempt start -> start(payment, start);
      case RequestRefund request -> refund(payment, request);
    };
  }

  /** One attempt at a time, and none after one succeeded: so the buyer is charged once. */
  private static Decision start(Payment payment, StartAttempt start) {
    if (payment.isCancelled() && !payment.status().isAuthorized()) {
      return new Rejected(RejectionCode.ORDER_CANCELLED);
    }
    if (payment.status().isOpen()) {
      return new Rejected(RejectionCode.ATTEMPT_OPEN);
    }
    return payment.status().isAuthorized()
        ? new Rejected(RejectionCode.ALREADY_AUTHORIZED)
        : new Accepted(new PaymentChange.AttemptStarted(start.gateway()));
  }

  private static Decision refund(Payment payment, RequestRefund request) {
    if (!payment.status().isAuthorized()) {
      return new Rejected(RejectionCode.PAYMENT_NOT_AUTHORIZED);
    }
    if (payment.state().disputes().open() > 0) {
      return new Rejected(RejectionCode.DISPUTE_OPEN);
    }
    Money left = payment.refundable();
    Money amount = request.amount();
    if (amount == null) {
      return left.isPositive()
          ? reserve(left, request)
          : new Rejected(RejectionCode.REFUND_EXCEEDS_REMAINING);
    }
    if (!amount.currency().equals(left.currency())) {
      return new Rejected(RejectionCode.CURRENCY_MISMATCH);
    }
    if (!amount.isPositive()) {
      return new Rejected(RejectionCode.NOT_POSITIVE);
    }
    if (left.minus(amount).isNegative()) {
      return new Rejected(RejectionCode.REFUND_EXCEEDS_REMAINING);
    }
    return reserve(amount, request);
  }

  private static Decision reserve(Money amount, RequestRefund request) {
    return request.refundsSoFar() < Limits.MAX_REFUNDS_PER_ORDER
        ? new Accepted(new PaymentChange.RefundReserved(amount))
        : new Rejected(RejectionCode.TOO_MANY_REFUNDS);
  }
}
