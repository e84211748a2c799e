package dev.quittance.sandbox.card;

import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.EntryKind;
import dev.quittance.sandbox.books.EntryStatus;
import dev.quittance.sandbox.card.TestCard.Behaviour;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back: refunds, and disputes with their fee. Not thread-safe: whoever calls it
 * holds the processor's lock.
 */
final class RefundsAndDisputes {

  /** What the processor takes for a dispute, in minor units of the charge's currency. */
  private static final long FEE = 1500;

  private final CardProcessor processor;
  private final Books books;
  private final CardEvents events;
  private final StripeJson json;
  private final Ids ids;
  private final CardJournal journal;
  private final Map<String, Refund> refunds;
  private final Map<String, Dispute> disputes;

  RefundsAndDisputes(
      CardProcessor processor,
      Books books,
      CardEvents events,
      StripeJson json,
      Ids ids,
      CardJournal journal) {
    this.processor = processor;
    this.books = books;
    this.events = events;
    this.json = json;
    this.ids = ids;
    this.journal = journal;
    this.refunds = journal.newest(1, journal::forget);
    this.disputes = journal.newest(1, journal::forget);
    journal.refunds(processor).forEach(refund -> refunds.put(refund.id, refund));
    journal.disputes(processor).forEach(dispute -> disputes.put(dispute.id, dispute));
  }

  /**
   * @param amount null for all that is left
   */
  Refund refund(PaymentIntent intent, @Nullable Long amount, Map<String, String> metadata) {
    if (!intent.status.equals(PaymentIntent.SUCCEEDED)) {
      throw ApiError.invalid(
          "payment_intent", "This PaymentIntent does not have a successful charge to refund.");
    }
    if (intent.disputed) {
      throw ApiError.invalid(
          "charge_disputed", null, "The charge is disputed and cannot be refunded.");
    }
    long left = intent.amount - intent.refunded;
    if (left == 0) {
      throw ApiError.invalid(
          "charge_already_refunded", null, "The charge has already been refunded.");
    }
    long wanted = amount == null ? left : amount;
    if (wanted > left) {
      throw ApiError.invalid(
          "amount_too_large",
          "amount",
          "Refund amount ("
              + wanted
              + ") is greater than unrefunded amount on charge ("
              + left
              + ").");
    }
    Refund refund = new Refund(ids.next("re_"), intent, wanted, metadata, processor.seconds());
    refunds.put(refund.id, refund);
    intent.refunded += wanted;
    journal.changed(refund);
    books.enter(
        CardProcessor.GATEWAY,
        EntryKind.REFUND,
        refund.id,
        refund.reference(),
        intent.charge,
        new Amount(wanted, intent.currency),
        EntryStatus.MOVED);
    events.add("refund.created", json.of(refund), refund.reference());
    return refund;
  }

  /** Whether it will fail later. */
  static boolean failsLater(Refund refund) {
    return refund.intent.method != null
        && refund.intent.method.card().behaviour() == Behaviour.REFUND_FAILS;
  }

  void fail(Refund refund) {
    refund.status = Refund.FAILED;
    refund.failureReason = "expired_or_canceled_card";
    refund.intent.refunded -= refund.amount;
    journal.changed(refund);
    books.change(CardProcessor.GATEWAY, refund.id, EntryStatus.REVERSED, refund.failureReason);
    events.add("refund.failed", json.of(refund), refund.reference());
  }

  Refund refund(String id) {
    Refund refund = refunds.get(id);
    if (refund == null) {
      throw ApiError.missing("refund", id);
    }
    return refund;
  }

  /** Newest first. */
  List<Refund> refunds() {
    return List.copyOf(refunds.values()).reversed();
  }

  /** The buyer disputes what is left of a charge. */
  Dispute open(PaymentIntent intent) {
    long amount = intent.amount - intent.refunded;
    if (intent.disputed || amount == 0 || !intent.status.equals(PaymentIntent.SUCCEEDED)) {
      throw ApiError.invalid(null, "There is nothing to dispute.");
    }
    intent.disputed = true;
    Dispute dispute =
        new Dispute(ids.next("dp_"), intent, amount, FEE, "fraudulent", processor.seconds());
    disputes.put(dispute.id, dispute);
    enter(dispute, EntryKind.DISPUTE, dispute.id, amount);
    enter(dispute, EntryKind.FEE, "fee_" + dispute.id, FEE);
    event("charge.dispute.created", dispute);
    return dispute;
  }

  /** It is decided; the fee stays with the processor. */
  void close(Dispute dispute, boolean won) {
    if (!dispute.status.equals(Dispute.NEEDS_RESPONSE)) {
      throw ApiError.invalid(null, "This dispute is already closed.");
    }
    dispute.status = won ? Dispute.WON : Dispute.LOST;
    if (won) {
      dispute.intent.disputed = false;
      books.change(CardProcessor.GATEWAY, dispute.id, EntryStatus.REVERSED, "won");
    } else {
      dispute.intent.refunded += dispute.amount; // what is gone cannot be refunded
    }
    event("charge.dispute.closed", dispute);
  }

  Dispute dispute(String id) {
    Dispute dispute = disputes.get(id);
    if (dispute == null) {
      throw ApiError.missing("dispute", id);
    }
    return dispute;
  }

  /** Newest first. */
  List<Dispute> disputes() {
    return List.copyOf(disputes.values()).reversed();
  }

  private void enter(Dispute dispute, EntryKind kind, String id, long amount) {
    books.enter(
        CardProcessor.GATEWAY,
        kind,
        id,
        dispute.intent.reference(),
        dispute.intent.charge,
        new Amount(amount, dispute.intent.currency),
        EntryStatus.MOVED);
  }

  private void event(String type, Dispute dispute) {
    journal.changed(dispute);
    events.add(type, json.of(dispute), dispute.intent.reference());
  }
}
