package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;

/** What happens to a receipt. */
public sealed interface ReceiptChange {

  /** A payment took money. */
  record Allocated(String orderId, String paymentId, Money amount) implements ReceiptChange {}

  /** The bank will be asked to send money back. */
  record ReturnOrdered(Money amount) implements ReceiptChange {}

  /** The bank sent it back. */
  record ReturnPaid(Money amount, String bankReference, String reason) implements ReceiptChange {}

  /** The bank refused to: the money is still here. */
  record ReturnRefused(Money amount) implements ReceiptChange {}

  /** The bank took it back by itself. */
  record TakenBack(Money amount, String bankReference) implements ReceiptChange {}

  /** More is known about why money is left. */
  record Noted(ReceiptNote note) implements ReceiptChange {}
}
