package dev.quittance.sandbox.card;

/** A buyer's dispute of a charge; the money is withdrawn at once. */
final class Dispute {

  static final String NEEDS_RESPONSE = "needs_response";
  static final String WON = "won";
  static final String LOST = "lost";

  final String id;
  final PaymentIntent intent;
  final long amount;

  /** What the processor takes for it, in minor units of the charge's currency. */
  final long fee;

  final String reason;
  final long created;
  String status = NEEDS_RESPONSE;

  Dispute(String id, PaymentIntent intent, long amount, long fee, String reason, long created) {
    this.id = id;
    this.intent = intent;
    this.amount = amount;
    this.fee = fee;
    this.reason = reason;
    this.created = created;
  }
}
