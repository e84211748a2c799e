package dev.quittance.orders.dispute.intake;

import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.DisputeFold;
import dev.quittance.orders.dispute.RefundStatus;
import dev.quittance.orders.dispute.store.DisputeMeters;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.store.OrderObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Shows disputes of gateways, and what became of the refunds that disputes asked for. */
@ApplicationScoped
class DisputeObserver implements OrderObserver {

  private static final Logger LOG = Logger.getLogger(DisputeObserver.class);

  private final DisputeStore store;
  private final DisputeMeters meters;

  DisputeObserver(DisputeStore store, DisputeMeters meters) {
    this.store = store;
    this.meters = meters;
  }

  @Override
  public void happened(String buyerId, OrderState order, EventEnvelope envelope) {
    switch (envelope.event()) {
      case DisputeOpened event ->
          store.add(
              DisputeFold.opened(event, buyerId, order.revision(), envelope.occurredAt()),
              order.total().currency(),
              null);
      case DisputeClosed event ->
          change(
              event.disputeId(),
              dispute -> DisputeFold.closed(dispute, event, envelope.occurredAt()));
      case Refunded event ->
          change(disputeOf(event.refundId()), dispute -> DisputeFold.refunded(dispute, event));
      case RefundFailed event ->
          change(disputeOf(event.refundId()), dispute -> DisputeFold.cameBack(dispute, event));
      case BuyerDisputeRefundFailed event ->
          change(event.disputeId(), dispute -> DisputeFold.notRefunded(dispute, event));
      default -> {
        // not about a dispute, or told by this service itself
      }
    }
  }

  /** A dispute's refund has its digits: {@link BuyerDisputeResolved#refundId}. */
  private static String disputeOf(String refundId) {
    UUID digits = Ids.uuid(Ids.REFUND, refundId);
    return Ids.of(Ids.DISPUTE, digits);
  }

  private void change(String disputeId, UnaryOperator<Dispute> fold) {
    store
        .lock(disputeId)
        .ifPresent(before -> {
          Dispute after = fold.apply(before);
          if (!after.equals(before)) {
            store.update(after, null);
            report(after);
          }
        });
  }

  private void report(Dispute dispute) {
    Dispute.Refund refund = dispute.refund();
    if (refund != null && refund.status() == RefundStatus.FAILED) {
      meters.refundFailed();
      LOG.errorf(
          "%s of %s was resolved to pay %s back, and that failed (%s): refund it by hand",
          dispute.id(), dispute.orderId(), refund.amount(), refund.failure());
    }
  }
}
