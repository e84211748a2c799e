package dev.quittance.payments.receipt;

/** The states of a receipt. */
public enum ReceiptStatus {
  /** Money of it is left: somebody has to decide whose it is. */
  OPEN,
  /** Nothing is left, and the bank is asked to send a part or all of it back. */
  RETURNING,
  /** Nothing is left: payments have it, or a part, and the rest went back. */
  ALLOCATED,
  /** All of it went back. */
  RETURNED
}
