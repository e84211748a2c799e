package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's payment of one order.
 *
 * @param paymentId {@code pay_...}
 * @param paymentMethodId how the buyer wants to pay: a token, never a card number
 * @param amount what the buyer owes, positive
 * @param platformFee the platform's share of it, fixed when the order arrives
 * @param refunded what went back to the buyer
 * @param refundsPending what may go back: refunds that the gateway has not answered
 * @param feeGivenBack the part of the fee that went back with refunds
 * @param gateway who is, or was, asked to authorize it
 * @param gatewayReference the gateway's own name of the charge, once there is one
 * @param failureReason why it failed, while it is failed
 */
public record Payment(
    String paymentId,
    String orderId,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    PaymentStatus status,
    Money amount,
    Money platformFee,
    Money refunded,
    Money refundsPending,
    Money feeGivenBack,
    String gateway,
    @Nullable String gatewayReference,
    @Nullable String failureReason) {

  public Payment {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a payment is of a positive amount, not " + amount);
    }
    requireWithin("platform fee", platformFee, amount);
    requireWithin("refunds", refunded.plus(refundsPending), amount);
    requireWithin("fee given back", feeGivenBack, platformFee);
  }

  /** A payment that nobody has tried yet. */
  public static Payment of(OrderPlaced order, String paymentId, String gateway, int basisPoints) {
    Money nothing = Money.zero(order.total().currency());
    return new Payment(
        paymentId,
        order.orderId(),
        order.buyerId(),
        order.supplierId(),
        order.paymentMethodId(),
        PaymentStatus.PENDING,
        order.total(),
        PlatformFee.of(order.total(), basisPoints),
        nothing,
        nothing,
        nothing,
        gateway,
        null,
        null);
  }

  /** What can still be asked to be refunded. */
  public Money refundable() {
    return status.isAuthorized()
        ? amount.minus(refunded).minus(refundsPending)
        : Money.zero(amount.currency());
  }

  private static void requireWithin(String what, Money part, Money whole) {
    if (part.isNegative() || whole.minus(part).isNegative()) {
      throw new IllegalArgumentException(
          "%s must be between 0 and %s, not %s".formatted(what, whole, part));
    }
  }
}
