package dev.quittance.contract;

/**
 * A gateway wants something of the buyer before it can decide about an attempt to pay. The attempt
 * is decided later: PaymentAuthorized or PaymentFailed follows. Published by payment-service, each
 * time a gateway wants something else.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param attemptId {@code att_...}, the attempt that waits for the buyer
 * @param gateway who wants it, for example {@code sandbox}
 * @param amount what is to be paid, positive
 * @param nextAction what the buyer has to do
 */
public record PaymentActionRequired(
    String orderId,
    String paymentId,
    String attemptId,
    String gateway,
    Money amount,
    NextAction nextAction)
    implements OrderEvent {

  public PaymentActionRequired {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.ATTEMPT, attemptId);
    Require.name("gateway", gateway);
    Require.positive("amount", amount);
  }
}
