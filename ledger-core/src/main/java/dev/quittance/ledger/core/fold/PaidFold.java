package dev.quittance.ledger.core.fold;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.fold.Outcome.Applied;
import dev.quittance.ledger.core.fold.Outcome.Refused;
import dev.quittance.ledger.core.fold.PaymentExtras.OpenDispute;
import dev.quittance.ledger.core.posting.Postings;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an order that is paid: money goes back, comes back, is withdrawn. */
final class PaidFold {

  private PaidFold() {}

  static Outcome refunded(Change change, Refunded event) {
    Transaction before = change.before();
    Refused refused = notOfItsPayment(before, event.paymentId(), event.amount(), event.paidBack());
    if (refused != null) {
      return refused;
    }
    PaymentExtras extras = before.extras();
    if (!extras.disputes().isEmpty()) {
      return new Refused(RefusalCode.DISPUTE_OPEN, "a dispute is open: the money is held");
    }
    if (event.amount().amountMinor() > before.refundableMinor()) {
      return new Refused(
          RefusalCode.REFUND_EXCEEDS_AUTHORIZED,
          event.amount() + " is to go back, but only " + before.refundableMinor() + " is left");
    }
    long charged = chargedMinor(before, event.paidBack());
    if (charged > extras.chargedLeftMinor()) {
      return new Refused(
          RefusalCode.REFUND_EXCEEDS_AUTHORIZED,
          event.paidBack() + " is to go back, but only " + extras.chargedLeftMinor() + " is left");
    }
    if (event.platformFee().amountMinor() > before.feeMinor() - before.feeRefundedMinor()) {
      return new Refused(
          RefusalCode.FEE_EXCEEDS_CHARGED,
          event.platformFee() + " of the fee is to go back, but less is left");
    }
    return new Applied(
        change.refunded(
            event.amount().amountMinor(),
            event.platformFee().amountMinor(),
            extras.chargedBack(charged)),
        Postings.refunded(before.buyer(), before.supplier(), event));
  }

  static Outcome refundFailed(Change change, RefundFailed event) {
    Transaction before = change.before();
    Refused refused = notOfItsPayment(before, event.paymentId(), event.amount(), event.cameBack());
    if (refused != null) {
      return refused;
    }
    long amount = event.amount().amountMinor();
    long fee = event.platformFee().amountMinor();
    long charged = chargedMinor(before, event.cameBack());
    if (amount > before.refundedMinor()
        || fee > before.feeRefundedMinor()
        || charged > before.extras().chargedBackMinor()) {
      return new Refused(
          RefusalCode.NOT_REFUNDED,
          event.amount() + " came back, but only " + before.refundedMinor() + " was refunded");
    }
    return new Applied(
        change.refunded(-amount, -fee, before.extras().chargedBack(-charged)),
        Postings.refundFailed(before.buyer(), before.supplier(), event));
  }

  static Outcome disputeOpened(Change change, DisputeOpened event) {
    Transaction before = change.before();
    Refused refused = notOfItsPayment(before, event.paymentId(), event.amount(), event.withdrawn());
    if (refused != null) {
      return refused;
    }
    PaymentExtras extras = before.extras();
    UUID id = Ids.uuid(Ids.DISPUTE, event.disputeId());
    if (extras.dispute(id) != null) {
      return new Refused(
          RefusalCode.DISPUTE_ALREADY_OPENED, event.disputeId() + " is open already");
    }
    long charged = chargedMinor(before, event.withdrawn());
    long surcharge = minorIfAny(event.surcharge());
    if (event.amount().amountMinor() > before.refundableMinor()
        || surcharge > extras.surchargeLeftMinor()
        || charged > extras.chargedLeftMinor()) {
      return new Refused(
          RefusalCode.DISPUTE_EXCEEDS_AUTHORIZED,
          event.withSurcharge()
              + " is disputed, but only "
              + before.refundableMinor()
              + " is left");
    }
    OpenDispute dispute =
        new OpenDispute(id, event.amount().amountMinor(), charged, event.fee(), surcharge);
    return new Applied(
        change.disputed(extras.opened(dispute, before.currency())),
        Postings.disputeOpened(before.buyer(), event));
  }

  static Outcome disputeClosed(Change change, DisputeClosed event) {
    Transaction before = change.before();
    Refused refused = notOfItsPayment(before, event.paymentId(), event.amount(), event.withdrawn());
    if (refused != null) {
      return refused;
    }
    OpenDispute dispute = before.extras().dispute(Ids.uuid(Ids.DISPUTE, event.disputeId()));
    if (dispute == null
        || dispute.amountMinor() != event.amount().amountMinor()
        || dispute.surchargeMinor() != minorIfAny(event.surcharge())
        || dispute.chargedMinor() != chargedMinor(before, event.withdrawn())) {
      return new Refused(
          RefusalCode.DISPUTE_UNKNOWN,
          "no dispute " + event.disputeId() + " of " + event.withSurcharge() + " is open");
    }
    boolean lost = event.outcome() == DisputeClosed.Outcome.LOST;
    Money returnedFee = Boolean.TRUE.equals(event.feeReturned()) ? dispute.fee() : null;
    return new Applied(
        change.disputed(before.extras().closed(dispute, lost)),
        lost
            ? Postings.disputeLost(before.buyer(), before.supplier(), event, returnedFee)
            : Postings.disputeWon(before.buyer(), event, returnedFee));
  }

  /**
   * Why nothing can go back or forth for a payment; null if it can.
   *
   * @param moved what the gateway or the bank moves for the amount, in the charged currency
   */
  private static @Nullable Refused notOfItsPayment(
      Transaction before, String paymentId, Money amount, Money moved) {
    if (before.paymentId() != null
        && !before.paymentId().equals(Ids.uuid(Ids.PAYMENT, paymentId))) {
      return new Refused(
          RefusalCode.PAYMENT_MISMATCH, "another payment than " + paymentId + " paid it");
    }
    if (!amount.currency().equals(before.currency())) {
      return Fold.currencyMismatch(before, amount);
    }
    Currency charged = before.extras().chargedCurrency();
    if (before.status().isPaid()
        && !moved.currency().equals(charged == null ? before.currency() : charged)) {
      return new Refused(
          RefusalCode.CURRENCY_MISMATCH, moved + " is not in the currency that was charged");
    }
    if (!before.status().isPaid()) {
      return new Refused(RefusalCode.NOT_AUTHORIZED, "the order was never paid");
    }
    return null;
  }

  private static long minorIfAny(@Nullable Money money) {
    return money == null ? 0 : money.amountMinor();
  }

  /** In the charged currency; 0 if that is the order's. */
  private static long chargedMinor(Transaction before, Money moved) {
    return moved.currency().equals(before.currency()) ? 0 : moved.amountMinor();
  }
}
