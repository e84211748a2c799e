package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Support has decided on a buyer's dispute. If something is to go back, payment-service refunds it:
 * Refunded follows, whose refund has the digits of the dispute's id, or BuyerDisputeRefundFailed.
 * Published by order-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param disputeId the dispute, {@code dsp_...}
 * @param outcome {@code refund}: all that was left to refund; {@code partial_refund}: a part of it;
 *     {@code rejection}: nothing
 * @param amount what is to go back, positive, in the order's currency; absent exactly if it is
 *     rejected
 * @param resolvedBy the member of support who decided
 */
public record BuyerDisputeResolved(
    String orderId, String disputeId, Outcome outcome, @Nullable Money amount, String resolvedBy)
    implements OrderEvent {

  /** What was decided. */
  public enum Outcome {
    REFUND,
    PARTIAL_REFUND,
    REJECTION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }

    /** The outcome of that name, or empty. */
    public static Optional<Outcome> ofWireName(String name) {
      return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
    }
  }

  public BuyerDisputeResolved {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.DISPUTE, disputeId);
    if ((outcome == Outcome.REJECTION) != (amount == null)) {
      throw new IllegalArgumentException("amount must be there exactly if something goes back");
    }
    if (amount != null) {
      Require.positive("amount", amount);
    }
    Require.text("resolvedBy", resolvedBy);
  }

  /** The refund that follows, if something is to go back: {@code rfd_} and the dispute's digits. */
  public static String refundId(String disputeId) {
    return Ids.of(Ids.REFUND, Ids.uuid(Ids.DISPUTE, disputeId));
  }
}
