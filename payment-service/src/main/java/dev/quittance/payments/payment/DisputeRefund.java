package dev.quittance.payments.payment;

import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.payments.operation.Operation;
import java.util.Objects;
import java.util.Optional;

/**
 * A refund that a resolved dispute of the buyer asks for. It has the digits of the dispute's id.
 */
public final class DisputeRefund {

  private DisputeRefund() {}

  /** Why the money goes back, as refunds show it. */
  public static String reason(String disputeId) {
    return "buyer_dispute " + disputeId;
  }

  /**
   * What is published if it fails before anybody was told that it was paid; empty for any other
   * refund.
   */
  static Optional<OrderEvent> failure(Payment payment, Operation refund) {
    String disputeId = Ids.of(Ids.DISPUTE, Ids.uuid(Ids.REFUND, refund.id()));
    return reason(disputeId).equals(refund.terms().reason())
        ? Optional.of(
            new BuyerDisputeRefundFailed(
                payment.terms().orderId(),
                disputeId,
                BuyerDisputeResolved.refundId(disputeId),
                refund.terms().amount(),
                Objects.requireNonNull(refund.state().failureReason())))
        : Optional.empty();
  }
}
