package dev.quittance.payments.operation;

/** How evidence does not fit an operation. */
public enum ContradictionKind {
  /** The gateway had failed it, and says that it succeeded. */
  SUCCESS_AFTER_FAILURE,
  /** The gateway had succeeded, and says that it failed. */
  FAILURE_AFTER_SUCCESS,
  /** The gateway moved another amount than it was asked for. */
  OTHER_AMOUNT
}
