package dev.quittance.payments.dispute;

/** Why a notice changes nothing. */
public enum DisputeRefusal {
  /** It is known. */
  NOTHING_NEW,
  /** The payment is not known to be authorized, or not yet. It may be said again later. */
  NOT_AUTHORIZED,
  /** A refund is being decided: what is left to dispute shows then. It may be said again later. */
  REFUND_PENDING,
  /** It is about more than what is left of the payment, or in another currency than was charged. */
  EXCEEDS_PAYMENT,
  /** It was decided the other way round. */
  CONTRADICTION;

  /** Whether the same notice may be applied later. */
  public boolean maySucceedLater() {
    return this == NOT_AUTHORIZED || this == REFUND_PENDING;
  }
}
