package dev.quittance.orders.dispute;

import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something disputed. Words and files of people are apart, sealed.
 *
 * @param id {@code dsp_...}
 * @param reason the wire name of a {@link BuyerDisputeReason}, or the gateway's code
 * @param gateway who withdrew the money; null for a buyer's, and of old ones
 * @param claimed what the buyer wants back, if he said, or what the gateway withdrew
 * @param orderRevision how many events the order had when it was opened, its own included
 * @param decision null while it is open
 * @param refund null if nothing is to go back
 */
public record Dispute(
    String id,
    String orderId,
    String buyerId,
    DisputeSource source,
    String reason,
    @Nullable String gateway,
    @Nullable Money claimed,
    int orderRevision,
    Instant openedAt,
    @Nullable Decision decision,
    @Nullable Refund refund) {

  /**
   * How it was decided.
   *
   * @param by the member of staff; null if a gateway did
   */
  public record Decision(DisputeOutcome outcome, @Nullable String by, Instant at) {}

  /**
   * What is to go back.
   *
   * @param failure why it did not, as a code
   */
  public record Refund(Money amount, RefundStatus status, @Nullable String failure) {}

  public DisputeStatus status() {
    return decision == null ? DisputeStatus.OPEN : DisputeStatus.CLOSED;
  }

  public boolean isOpen() {
    return decision == null;
  }

  /** The refund's id at payment-service, {@code rfd_...}. */
  public String refundId() {
    return BuyerDisputeResolved.refundId(id);
  }

  /** The dispute after its decision. */
  public Dispute decided(Decision decided, @Nullable Money granted) {
    return with(decided, granted == null ? null : new Refund(granted, RefundStatus.PENDING, null));
  }

  Dispute refund(RefundStatus status, @Nullable String failure) {
    return refund == null ? this : with(decision, new Refund(refund.amount(), status, failure));
  }

  private Dispute with(@Nullable Decision decided, @Nullable Refund asked) {
    return new Dispute(
        id,
        orderId,
        buyerId,
        source,
        reason,
        gateway,
        claimed,
        orderRevision,
        openedAt,
        decided,
        asked);
  }
}
