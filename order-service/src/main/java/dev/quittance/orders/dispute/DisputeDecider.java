package dev.quittance.orders.dispute;

import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeResolved.Outcome;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.DisputeDecision.Accepted;
import dev.quittance.orders.dispute.DisputeDecision.Rejected;
import dev.quittance.orders.dispute.DisputeDecision.Rejection;
import dev.quittance.orders.order.OrderState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may dispute what, and how it is resolved.
 *
 * <pre>
 *                      the order is, or was, paid    it never was
 *   WRONG_DEDUCTION    yes                           yes: of what we know nothing was charged
 *   NOT_AS_DESCRIBED   yes                           no
 *   NOT_RECEIVED       yes                           no
 *   DUPLICATE_CHARGE   yes                           no
 *
 *   refund             all that is left to refund    nothing is left
 *   partial_refund     a part of it                  nothing is left
 *   rejection          yes                           yes
 * </pre>
 */
public final class DisputeDecider {

  /** Events that an order has room for before it is disputed: the dispute's, and a refund's. */
  static final int ROOM = 4;

  private DisputeDecider() {}

  /**
   * @param claimed null if the buyer names no amount
   * @param earlier the order's disputes, of whomever
   * @return what is in the way; empty if nothing is
   */
  public static Optional<Rejection> opening(
      OrderState order,
      BuyerDisputeReason reason,
      @Nullable Money claimed,
      List<Dispute> earlier,
      DisputeRules rules) {
    if (claimed != null && !claimed.currency().equals(order.total().currency())) {
      return Optional.of(Rejection.CURRENCY_MISMATCH);
    }
    if (!order.payment().isAuthorized() && reason != BuyerDisputeReason.WRONG_DEDUCTION) {
      return Optional.of(Rejection.NOT_PAID);
    }
    List<Dispute> ofBuyer =
        earlier.stream().filter(one -> one.source() == DisputeSource.BUYER).toList();
    if (ofBuyer.stream().anyMatch(one -> one.isOpen() && one.reason().equals(reason.wireName()))) {
      return Optional.of(Rejection.OPEN_ALREADY);
    }
    return ofBuyer.size() >= rules.maxPerOrder()
            || order.revision() > Limits.MAX_EVENTS_PER_ORDER - ROOM
        ? Optional.of(Rejection.TOO_MANY)
        : Optional.empty();
  }

  /**
   * @param charges of the order as it is now
   * @param amount null if support names none
   */
  public static DisputeDecision resolution(
      Dispute dispute,
      OrderState order,
      ChargedAmounts charges,
      Outcome outcome,
      @Nullable Money amount) {
    if (dispute.source() == DisputeSource.GATEWAY) {
      return new Rejected(Rejection.OF_GATEWAY);
    }
    if (!dispute.isOpen()) {
      return new Rejected(Rejection.RESOLVED_ALREADY);
    }
    if (order.revision() >= Limits.MAX_EVENTS_PER_ORDER) {
      return new Rejected(Rejection.TOO_MANY);
    }
    return switch (outcome) {
      case REJECTION ->
          amount == null ? new Accepted(null) : new Rejected(Rejection.AMOUNT_OUT_OF_PLACE);
      case REFUND ->
          amount == null
              ? refund(order, charges, charges.refundable())
              : new Rejected(Rejection.AMOUNT_OUT_OF_PLACE);
      case PARTIAL_REFUND ->
          amount == null ? new Rejected(Rejection.AMOUNT_MISSING) : refund(order, charges, amount);
    };
  }

  private static DisputeDecision refund(OrderState order, ChargedAmounts charges, Money amount) {
    if (!amount.currency().equals(order.total().currency())) {
      return new Rejected(Rejection.CURRENCY_MISMATCH);
    }
    if (!order.payment().isAuthorized()) {
      return new Rejected(Rejection.NOT_PAID);
    }
    if (order.openDisputes() > 0) { // the money may go back twice: ADR 0040
      return new Rejected(Rejection.GATEWAY_DECIDES);
    }
    return amount.isPositive() && !charges.refundable().minus(amount).isNegative()
        ? new Accepted(amount)
        : new Rejected(Rejection.EXCEEDS_REFUNDABLE);
  }

  /**
   * @param files how many the dispute has
   * @return what is in the way of one more; empty if nothing is
   */
  public static Optional<Rejection> evidence(Dispute dispute, int files, DisputeRules rules) {
    if (dispute.source() == DisputeSource.GATEWAY) {
      return Optional.of(Rejection.OF_GATEWAY);
    }
    if (!dispute.isOpen()) {
      return Optional.of(Rejection.RESOLVED_ALREADY);
    }
    return files >= rules.maxFiles() ? Optional.of(Rejection.TOO_MANY_FILES) : Optional.empty();
  }
}
