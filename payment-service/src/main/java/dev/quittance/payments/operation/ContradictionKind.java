package dev.quittance.payments.operation;

/** How evidence does not fit an operation. */
public enum ContradictionKind {
  /** The gateway had failed it, and says that it succeeded. */
  SUCCESS_AFTER_FAILURE,
  /** The gateway had succeeded, and says that it failed. */
  FAILURE_AFTER_SUCCESS,
  /** The gateway moved another amount than it was asked for. */
  OTHER_AMOUNT,
  /**
   * The gateway tells of a dispute that cannot be booked: of more than is left of the payment, of
   * nothing but a surcharge, or decided the other way round.
   */
  DISPUTE_NOT_BOOKED
}
