package dev.quittance.payments.processing;

import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.payments.payment.DisputeRefund;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pays back what support has granted a buyer who complained (ADR 0057): once for each dispute, and
 * never more than what is left to refund.
 */
@ApplicationScoped
public class BuyerDisputeRefunds {

  private static final Logger LOG = Logger.getLogger(BuyerDisputeRefunds.class);

  private final PaymentStore store;
  private final RefundRequests refunds;
  private final Outbox outbox;

  BuyerDisputeRefunds(PaymentStore store, RefundRequests refunds, Outbox outbox) {
    this.store = store;
    this.refunds = refunds;
    this.outbox = outbox;
  }

  /**
   * Requests the refund of a locked payment within the current transaction, or publishes that it
   * cannot be made.
   *
   * @param traceparent of the resolution
   */
  public void payBack(
      Payment payment, BuyerDisputeResolved resolved, @Nullable String traceparent) {
    Money amount = resolved.amount();
    String refundId = BuyerDisputeResolved.refundId(resolved.disputeId());
    if (amount == null || !store.find(List.of(refundId)).isEmpty()) {
      return;
    }
    var result =
        refunds.request(refundId, payment.id(), amount, DisputeRefund.reason(resolved.disputeId()));
    if (result.orElseThrow() instanceof RefundRequests.Result.Rejected(var _, RejectionCode code)) {
      refusal(resolved, code)
          .ifPresent(event -> outbox.appendCaused(List.of(new Outbox.Caused(event, traceparent))));
    }
  }

  /** What is published if the refund cannot be made; empty if none was granted. */
  public Optional<OrderEvent> refusal(BuyerDisputeResolved resolved, RejectionCode code) {
    Money amount = resolved.amount();
    if (amount == null) {
      return Optional.empty();
    }
    LOG.errorf(
        "%s of %s was resolved to pay %s back, and that cannot be done (%s): refund it by hand",
        resolved.disputeId(), resolved.orderId(), amount, code);
    return Optional.of(
        new BuyerDisputeRefundFailed(
            resolved.orderId(),
            resolved.disputeId(),
            BuyerDisputeResolved.refundId(resolved.disputeId()),
            amount,
            code.name().toLowerCase(Locale.ROOT)));
  }
}
