package dev.quittance.orders.dispute;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was charged for an order against what was ordered, computed from its history. All in the
 * order's currency but one.
 *
 * @param ordered what the buyer agreed to pay
 * @param authorized what of it was charged
 * @param surcharge what was charged on top
 * @param chargedAs what the buyer's bank shows, if it was charged in another currency
 * @param refunded what went back, less what came back to us
 * @param withheld what gateways hold until disputes are decided, surcharges included
 * @param returnedByGateways what gateways gave back, surcharges included
 * @param refundable what support can still give back
 */
public record ChargedAmounts(
    Money ordered,
    Money authorized,
    Money surcharge,
    @Nullable Money chargedAs,
    Money refunded,
    Money withheld,
    Money returnedByGateways,
    Money refundable) {

  /**
   * A movement of an order's money.
   *
   * @param surcharge what of a surcharge moved with it; null if nothing
   * @param charged what moved at the gateway; null if it is the amount and the surcharge
   */
  public record Movement(HistoryEntry entry, @Nullable Money surcharge, @Nullable Money charged) {}

  /**
   * @param movements the order's past, oldest first
   */
  public static ChargedAmounts of(Money ordered, List<Movement> movements) {
    Money nothing = Money.zero(ordered.currency());
    Money authorized = nothing;
    Money surcharge = nothing;
    Money chargedAs = null;
    Money refunded = nothing;
    Money withheld = nothing;
    Money returned = nothing;
    Money disputed = nothing; // without surcharges: what is not refundable
    for (Movement movement : movements) {
      Money amount = movement.entry().amount();
      if (amount == null) {
        continue;
      }
      Money more = movement.surcharge() == null ? nothing : movement.surcharge();
      switch (movement.entry().kind()) {
        case PAYMENT_AUTHORIZED -> {
          authorized = authorized.plus(amount);
          surcharge = surcharge.plus(more);
          chargedAs = foreign(movement.charged(), ordered);
        }
        case REFUNDED -> refunded = refunded.plus(amount);
        case REFUND_FAILED -> refunded = refunded.minus(amount);
        case DISPUTE_OPENED -> {
          withheld = withheld.plus(amount).plus(more);
          disputed = disputed.plus(amount);
        }
        case DISPUTE_WON -> {
          withheld = withheld.minus(amount).minus(more);
          disputed = disputed.minus(amount);
        }
        case DISPUTE_LOST -> {
          withheld = withheld.minus(amount).minus(more);
          returned = returned.plus(amount).plus(more);
        }
        case ORDER_PLACED,
            PAYMENT_RETRY_REQUESTED,
            PAYMENT_ACTION_REQUIRED,
            PAYMENT_FAILED,
            ORDER_CANCELLED,
            BUYER_DISPUTE_OPENED,
            BUYER_DISPUTE_GRANTED,
            BUYER_DISPUTE_REJECTED,
            BUYER_DISPUTE_REFUND_FAILED -> {
          // no money moved
        }
      }
    }
    return new ChargedAmounts(
        ordered,
        authorized,
        surcharge,
        chargedAs,
        refunded,
        withheld,
        returned,
        authorized.minus(refunded).minus(disputed));
  }

  private static @Nullable Money foreign(@Nullable Money charged, Money ordered) {
    return charged == null || charged.currency().equals(ordered.currency()) ? null : charged;
  }

  /** All that was charged. */
  public Money charged() {
    return authorized.plus(surcharge);
  }

  /** Charged less ordered: negative if less was charged, as of an order that is not paid. */
  public Money difference() {
    return charged().minus(ordered);
  }

  /** What of the charge the buyer does not have back, and no gateway holds. */
  public Money kept() {
    return charged().minus(refunded).minus(withheld).minus(returnedByGateways);
  }
}
