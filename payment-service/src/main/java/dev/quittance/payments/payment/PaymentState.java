package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payment so far.
 *
 * @param revision counts the changes, from 1
 * @param attempts how many attempts there were, from 1
 * @param gateway who holds the money, or else who was asked last
 * @param gatewayReference the gateway's own name of the charge, once there is one
 * @param failureReason why the last attempt failed, while the payment is failed
 * @param refunded what went back to the buyer
 * @param refundsPending what may go back: refunds that no gateway has decided
 * @param feeGivenBack the part of the fee that went back with refunds
 * @param disputes what disputes withdrew
 * @param cancelledAt when the order was cancelled, if it was: what is charged goes back
 */
public record PaymentState(
    int revision,
    PaymentStatus status,
    int attempts,
    String gateway,
    @Nullable String gatewayReference,
    @Nullable String failureReason,
    Money refunded,
    Money refundsPending,
    Money feeGivenBack,
    Disputes disputes,
    @Nullable Instant cancelledAt) {

  /** A payment whose first attempt begins. */
  static PaymentState begun(Money amount, String gateway) {
    Money nothing = Money.zero(amount.currency());
    return new PaymentState(
        1,
        PaymentStatus.PENDING,
        1,
        gateway,
        null,
        null,
        nothing,
        nothing,
        nothing,
        new Disputes(nothing, 0),
        null);
  }

  PaymentState anotherAttempt(String atGateway) {
    return new PaymentState(
        revision + 1,
        PaymentStatus.PENDING,
        attempts + 1,
        atGateway,
        null,
        null,
        refunded,
        refundsPending,
        feeGivenBack,
        disputes,
        cancelledAt);
  }

  PaymentState answered(
      PaymentStatus next, String byGateway, @Nullable String reference, @Nullable String failure) {
    return new PaymentState(
        revision + 1,
        next,
        attempts,
        byGateway,
        reference,
        failure,
        refunded,
        refundsPending,
        feeGivenBack,
        disputes,
        cancelledAt);
  }

  PaymentState refunds(PaymentStatus next, Money paid, Money pending, Money fee) {
    return new PaymentState(
        revision + 1,
        next,
        attempts,
        gateway,
        gatewayReference,
        failureReason,
        paid,
        pending,
        fee,
        disputes,
        cancelledAt);
  }

  PaymentState disputes(Disputes now) {
    return new PaymentState(
        revision + 1,
        status,
        attempts,
        gateway,
        gatewayReference,
        failureReason,
        refunded,
        refundsPending,
        feeGivenBack,
        now,
        cancelledAt);
  }

  PaymentState cancelled(Instant at) {
    return new PaymentState(
        revision + 1,
        status,
        attempts,
        gateway,
        gatewayReference,
        failureReason,
        refunded,
        refundsPending,
        feeGivenBack,
        disputes,
        at);
  }
}
