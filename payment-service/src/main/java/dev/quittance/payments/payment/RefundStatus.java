package dev.quittance.payments.payment;

/** Where a refund stands. */
public enum RefundStatus {
  /** Its amount is reserved; the gateway has not yet said yes or no. */
  PENDING,
  SUCCEEDED,
  /** Its amount can be refunded again. */
  FAILED
}
