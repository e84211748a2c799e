package dev.quittance.payments.operation;

import java.time.Instant;

/**
 * Evidence that does not fit what is believed of an operation. It is kept, whatever follows from
 * it.
 *
 * @param believed the operation's status when it was said
 * @param source who or what said it: {@link Evidence#source()}
 * @param said what, in a few words: {@link Outcome#words()}
 * @param at when it was said
 */
public record Contradiction(
    Kind kind, OperationStatus believed, String source, String said, Instant at) {

  /** How it does not fit. */
  public enum Kind {
    /** The gateway had failed it, and says that it succeeded. */
    SUCCESS_AFTER_FAILURE,
    /** The gateway had succeeded, and says that it failed. */
    FAILURE_AFTER_SUCCESS,
    /** The gateway moved another amount than it was asked for. */
    OTHER_AMOUNT
  }
}
