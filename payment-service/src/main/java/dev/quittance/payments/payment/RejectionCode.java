package dev.quittance.payments.payment;

/** Why a command is rejected; where several apply, the first in this order. */
public enum RejectionCode {
  /** The order was cancelled, and was not paid. */
  ORDER_CANCELLED,
  /** An attempt is open: its gateway may still charge the buyer. */
  ATTEMPT_OPEN,
  /** The payment is paid. */
  ALREADY_AUTHORIZED,
  /** There is no money that could go back. */
  PAYMENT_NOT_AUTHORIZED,
  /** A dispute is open: the buyer may get the same money from the gateway. */
  DISPUTE_OPEN,
  /** The refund is in another currency than the payment. */
  CURRENCY_MISMATCH,
  /** The refund is of nothing, or of less. */
  NOT_POSITIVE,
  /** With the refunds made and pending it would exceed the payment. */
  REFUND_EXCEEDS_REMAINING,
  /** There are as many refunds of the order as the ledger books. */
  TOO_MANY_REFUNDS,
  /** In the currency that was charged, nothing would be left of it. */
  REFUND_TOO_SMALL
}
