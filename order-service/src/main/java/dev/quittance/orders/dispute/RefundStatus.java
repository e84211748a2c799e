package dev.quittance.orders.dispute;

/** What became of the refund that a resolved dispute asks for. */
public enum RefundStatus {
  /** payment-service has not told. */
  PENDING,
  PAID,
  /** It was not made, or came back: somebody has to refund by hand. */
  FAILED
}
