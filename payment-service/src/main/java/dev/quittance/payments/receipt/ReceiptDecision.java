package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;

/** What follows from the command to send money back. */
public sealed interface ReceiptDecision {

  /** The bank is asked to send that much back. */
  record Accepted(Money amount) implements ReceiptDecision {}

  /** Nothing changes. */
  record Rejected(ReceiptRejection code) implements ReceiptDecision {}
}
