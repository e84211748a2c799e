package dev.quittance.payments.operation;

/** The states of an operation. All but the final ones hear evidence and can be inquired. */
public enum OperationStatus {
  /** The gateway has not been asked, or the request is known not to have arrived. */
  CREATED,
  /** A worker is asking the gateway, or died while it did. */
  ASKED,
  /** The gateway was asked and gave no definite answer. */
  UNKNOWN,
  /** The gateway has the request and decides later. */
  PENDING,
  /** The gateway waits for the buyer; or we do, and the gateway has not been asked. */
  ACTION_REQUIRED,
  SUCCEEDED,
  FAILED,
  /**
   * An attempt has charged the buyer, who owes nothing for it: it had failed, and he has another
   * one, or the order was cancelled. It is reversed.
   */
  SURPLUS;

  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == SURPLUS;
  }
}
