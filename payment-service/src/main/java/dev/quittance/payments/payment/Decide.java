package dev.quittance.payments.payment;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import java.util.List;

/** What follows from a command, given a payment's state. */
public final class Decide {

  private Decide() {}

  public static Decision decide(Payment payment, Command command) {
    return switch (command) {
      case Command.AnswerAttempt answer -> attempt(payment, answer);
      case Command.AskRefund ask -> ask(payment, ask);
      case Command.AnswerRefund answer -> refund(payment, answer);
    };
  }

  private static Decision attempt(Payment payment, Command.AnswerAttempt answer) {
    if (!payment.status().isOpen()) {
      return new Refused(PaymentRefusal.ALREADY_ANSWERED);
    }
    return switch (answer.outcome()) {
      case AuthorizationOutcome.Authorized authorized ->
          new Taken(
              new Change.Authorized(authorized.reference()),
              List.of(
                  new PaymentAuthorized(
                      payment.orderId(),
                      payment.paymentId(),
                      answer.attemptId(),
                      payment.gateway(),
                      authorized.reference(),
                      payment.amount(),
                      payment.platformFee())));
      case AuthorizationOutcome.Declined declined ->
          new Taken(
              new Change.Failed(declined.reason()),
              List.of(
                  new PaymentFailed(
                      payment.orderId(),
                      payment.paymentId(),
                      answer.attemptId(),
                      payment.gateway(),
                      declined.reason())));
      case AuthorizationOutcome.ActionRequired actionRequired ->
          Taken.silently(new Change.BuyerAwaited());
      case AuthorizationOutcome.Pending pending -> Taken.silently(new Change.GatewayAwaited());
      case AuthorizationOutcome.Unknown unknown -> Taken.silently(new Change.Unresolved());
    };
  }

  private static Decision ask(Payment payment, Command.AskRefund ask) {
    if (!payment.status().isAuthorized()) {
      return new Refused(PaymentRefusal.PAYMENT_NOT_AUTHORIZED);
    }
    Money left = payment.refundable();
    Money amount = ask.amount();
    if (amount == null) {
      return left.isPositive()
          ? reserved(left, ask)
          : new Refused(PaymentRefusal.REFUND_EXCEEDS_REMAINING);
    }
    if (!amount.currency().equals(left.currency())) {
      return new Refused(PaymentRefusal.OTHER_CURRENCY);
    }
    if (!amount.isPositive()) {
      return new Refused(PaymentRefusal.NOT_POSITIVE);
    }
    if (left.minus(amount).isNegative()) {
      return new Refused(PaymentRefusal.REFUND_EXCEEDS_REMAINING);
    }
    return reserved(amount, ask);
  }

  private static Decision reserved(Money amount, Command.AskRefund ask) {
    return ask.refundsSoFar() < Limits.MAX_REFUNDS_PER_ORDER
        ? Taken.silently(new Change.RefundReserved(amount))
        : new Refused(PaymentRefusal.TOO_MANY_REFUNDS);
  }

  private static Decision refund(Payment payment, Command.AnswerRefund answer) {
    return switch (answer.outcome()) {
      case RefundOutcome.Paid paid -> {
        Money fee =
            PlatformFee.givenBack(
                payment.platformFee(), payment.amount(), payment.refunded(), answer.amount());
        yield new Taken(
            new Change.RefundPaid(answer.amount(), fee),
            List.of(
                new Refunded(
                    payment.orderId(),
                    payment.paymentId(),
                    answer.refundId(),
                    payment.gateway(),
                    paid.reference(),
                    answer.amount(),
                    fee)));
      }
      case RefundOutcome.Rejected rejected ->
          Taken.silently(new Change.RefundReleased(answer.amount()));
      case RefundOutcome.Open open -> Taken.silently(new Change.Unresolved());
    };
  }
}
