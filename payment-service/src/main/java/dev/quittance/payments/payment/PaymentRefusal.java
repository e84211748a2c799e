package dev.quittance.payments.payment;

/** Why a command is refused; where several apply, the first in this order. */
public enum PaymentRefusal {
  /** The payment has its answer already. */
  ALREADY_ANSWERED,
  /** There is no money that could go back. */
  PAYMENT_NOT_AUTHORIZED,
  /** The refund is in another currency than the payment. */
  OTHER_CURRENCY,
  /** The refund is of nothing, or of less. */
  NOT_POSITIVE,
  /** With the refunds made and pending it would exceed the payment. */
  REFUND_EXCEEDS_REMAINING,
  /** There are as many refunds of the order as the ledger takes. */
  TOO_MANY_REFUNDS
}
