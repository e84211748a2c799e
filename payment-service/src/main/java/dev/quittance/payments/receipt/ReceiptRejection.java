package dev.quittance.payments.receipt;

/** Why a command is rejected; where several apply, the first in this order. */
public enum ReceiptRejection {
  /** Nothing of it is left. */
  NOTHING_LEFT,
  /** It is in another currency. */
  CURRENCY_MISMATCH,
  /** It is of nothing, or of less. */
  NOT_POSITIVE,
  /** It is of more than is left. */
  EXCEEDS_LEFT
}
