package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A refund came back: it was published as Refunded, and did not arrive. What Refunded did is
 * undone. A refund that fails before it was published as Refunded publishes nothing. Published by
 * payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param refundId the refund that came back, {@code rfd_...}
 * @param gateway who has the money again
 * @param amount as in Refunded
 * @param platformFee as in Refunded
 * @param reason a code such as {@code account_closed}
 * @param charged as in Refunded
 * @param bankAccount as in Refunded
 */
public record RefundFailed(
    String orderId,
    String paymentId,
    String refundId,
    String gateway,
    Money amount,
    Money platformFee,
    String reason,
    @Nullable Money charged,
    @Nullable String bankAccount)
    implements OrderEvent {

  public RefundFailed {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.REFUND, refundId);
    Require.name("gateway", gateway);
    Require.positive("amount", amount);
    Require.share("platformFee", platformFee, amount);
    Require.name("reason", reason);
    Charged.require(charged, amount);
    Require.nameIfAny("bankAccount", bankAccount);
  }

  /** What came back, in whatever currency. */
  public Money cameBack() {
    return charged == null ? amount : charged;
  }
}
