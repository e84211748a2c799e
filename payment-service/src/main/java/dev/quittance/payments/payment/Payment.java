package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;

/** A buyer's payment of one order: what is to be paid, and what became of it. */
public record Payment(PaymentTerms terms, PaymentState state) {

  public Payment {
    Money amount = terms.amount();
    Amounts.requireWithin(
        "refunds and disputes",
        state.refunded().plus(state.refundsPending()).plus(state.disputes().withdrawn()),
        amount);
    Amounts.requireWithin("fee given back", state.feeGivenBack(), terms.platformFee());
  }

  /**
   * The payment of an order, with its first attempt at {@code gateway}.
   *
   * @param feeBasisPoints the platform's share in hundredths of a percent
   */
  public static Payment of(
      OrderPlaced order, String paymentId, String gateway, int feeBasisPoints) {
    PaymentTerms terms =
        new PaymentTerms(
            paymentId,
            order.orderId(),
            order.buyerId(),
            order.supplierId(),
            order.paymentMethodId(),
            order.total(),
            PlatformFee.of(order.total(), feeBasisPoints));
    return new Payment(terms, PaymentState.begun(order.total(), gateway));
  }

  public String id() {
    return terms.paymentId();
  }

  public PaymentStatus status() {
    return state.status();
  }

  /** Whether the order was cancelled. */
  public boolean isCancelled() {
    return state.cancelledAt() != null;
  }

  /** What can still be refunded, once no dispute is open. */
  public Money refundable() {
    return status().isAuthorized()
        ? terms
            .amount()
            .minus(state.refunded())
            .minus(state.refundsPending())
            .minus(state.disputes().withdrawn())
        : Money.zero(terms.amount().currency());
  }
}
