package dev.quittance.payments.payment;

/** What follows from a command. */
public sealed interface Decision {

  /** It is accepted. */
  record Accepted(PaymentChange change) implements Decision {}

  /** Nothing changes. */
  record Rejected(RejectionCode code) implements Decision {}
}
