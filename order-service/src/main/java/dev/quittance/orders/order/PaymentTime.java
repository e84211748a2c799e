package dev.quittance.orders.order;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.Event;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentFailed;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a buyer may take to pay.
 *
 * @param unpaidFor after an attempt failed, or after the time that he had for what it required
 * @param transferGrace after the day until which a transfer was to arrive: statements come later
 */
public record PaymentTime(Duration unpaidFor, Duration transferGrace) {

  /**
   * When an order is cancelled unless something happens before; null if not by time. While an
   * attempt is under way nothing is due: payment-service tells how it ends.
   *
   * @param before what it was before the event
   * @param after the order after the event
   * @param now when the event became known here: a buyer has his whole time, however late it came
   */
  public @Nullable Instant due(
      @Nullable Instant before, OrderState after, Event event, Instant now) {
    if (CancellationDecider.rejection(after).isPresent()) {
      return null;
    }
    return switch (event) {
      case PaymentFailed _ -> now.plus(unpaidFor);
      case PaymentActionRequired required -> due(required.nextAction(), now);
      // A complaint gives no more time, and takes none.
      case BuyerDisputeOpened _, BuyerDisputeResolved _, BuyerDisputeRefundFailed _ -> before;
      default -> null;
    };
  }

  private @Nullable Instant due(NextAction action, Instant now) {
    Instant until = action.expiresAt();
    if (action instanceof NextAction.BankTransfer) {
      return until == null ? null : until.plus(transferGrace);
    }
    return (until == null || until.isBefore(now) ? now : until).plus(unpaidFor);
  }
}
