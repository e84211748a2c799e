package dev.quittance.ledger.core.fold;

/** How far an order's payment has come. The order of the constants is stored: only append. */
public enum TransactionStatus {
  /** The buyer owes the total; it is pending. */
  PLACED,
  /** Paid. */
  AUTHORIZED,
  /** The last attempt failed; a later one may still succeed. */
  FAILED,
  PARTIALLY_REFUNDED,
  /** Everything that was paid has gone back. */
  REFUNDED;

  /** Whether there is money that can be refunded. */
  public boolean isPaid() {
    return this == AUTHORIZED || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }
}
