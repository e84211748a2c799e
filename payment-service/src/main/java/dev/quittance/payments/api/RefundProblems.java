package dev.quittance.payments.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;

/** Why a payment is not refunded, and what to do. */
final class RefundProblems {

  private RefundProblems() {}

  static ProblemException of(Payment payment, RejectionCode code) {
    return switch (code) {
      case PAYMENT_NOT_AUTHORIZED ->
          ProblemException.of(
              ProblemCode.PAYMENT_NOT_AUTHORIZED,
              "The payment is %s: only an authorized payment can be refunded."
                  .formatted(payment.status()));
      case CURRENCY_MISMATCH ->
          ProblemException.of(
              ProblemCode.CURRENCY_MISMATCH,
              "The payment is in %s: give the amount in it."
                  .formatted(payment.terms().amount().currency()));
      case NOT_POSITIVE ->
          ProblemException.of(
              ProblemCode.REFUND_NOT_POSITIVE,
              "Refund 1 or more minor units, or leave the amount out.");
      case REFUND_EXCEEDS_REMAINING ->
          ProblemException.of(
              ProblemCode.REFUND_EXCEEDS_REMAINING,
              ("Of %s, %s is left to refund; %s is refunded and %s pending."
                      + " Ask for no more than is left.")
                  .formatted(
                      payment.terms().amount(),
                      payment.refundable(),
                      payment.state().refunded(),
                      payment.state().refundsPending()));
      case TOO_MANY_REFUNDS ->
          ProblemException.of(
              ProblemCode.TOO_MANY_REFUNDS,
              "An order can have "
                  + Limits.MAX_REFUNDS_PER_ORDER
                  + " refunds at most, and this one has them: give the rest back another way.");
      case REFUND_TOO_SMALL ->
          ProblemException.of(
              ProblemCode.REFUND_TOO_SMALL,
              "The payment was charged in another currency, and this is nothing in it: refund more.");
      case DISPUTE_OPEN ->
          ProblemException.of(
              ProblemCode.DISPUTE_OPEN,
              "The buyer may get this money from the gateway: wait until the dispute is decided."
                  + " GET /disputes?paymentId="
                  + payment.id()
                  + " shows it.");
      case ORDER_CANCELLED, ATTEMPT_OPEN, ALREADY_AUTHORIZED ->
          throw new IllegalStateException("a refund cannot be rejected as " + code);
    };
  }
}
