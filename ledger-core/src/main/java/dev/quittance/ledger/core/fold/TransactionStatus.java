package dev.quittance.ledger.core.fold;

/**
 * How far an order's payment, or a receipt, has come. The order of the constants is stored: only
 * append.
 */
public enum TransactionStatus {
  /** The buyer owes the total; it is pending. */
  PLACED,
  /** Paid. */
  AUTHORIZED,
  /** The last attempt failed; a later one may still succeed. */
  FAILED,
  PARTIALLY_REFUNDED,
  /** Everything that was paid has gone back. */
  REFUNDED,
  /** Of a receipt: some of the money is neither allocated nor returned. */
  RECEIVED,
  /** Of a receipt: all of the money is allocated or returned. */
  SETTLED,
  /** Of a bank account's debit, which is kept like a receipt: the money has left. */
  DEBITED,
  /**
   * Of an order: it is not wanted any more, nothing is pending, and nothing was paid. Once a
   * payment crosses the cancellation, the status is what becomes of the money.
   */
  CANCELLED;

  /** Whether it is a receipt's, or a debit's. */
  public boolean isOfReceipt() {
    return this == RECEIVED || this == SETTLED || this == DEBITED;
  }

  /** Whether there is money that can be refunded. */
  public boolean isPaid() {
    return this == AUTHORIZED || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }
}
