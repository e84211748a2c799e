package dev.quittance.orders.dispute;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/** Whether a dispute is resolved as support wants. */
public sealed interface DisputeDecision {

  /**
   * It is.
   *
   * @param granted what is to go back; null if nothing is
   */
  record Accepted(@Nullable Money granted) implements DisputeDecision {}

  record Rejected(Rejection rejection) implements DisputeDecision {}

  /** What is in the way; where several apply, the first that is looked for. */
  enum Rejection {
    /** A gateway's dispute is decided there. */
    OF_GATEWAY,
    RESOLVED_ALREADY,
    /** Not in the order's currency. */
    CURRENCY_MISMATCH,
    /** Nothing was charged, as far as we know. */
    NOT_PAID,
    /** The buyer disputes the same at present. */
    OPEN_ALREADY,
    /** As many disputes, or events of the order, as there can be. */
    TOO_MANY,
    TOO_MANY_FILES,
    /** The outcome says how much. */
    AMOUNT_OUT_OF_PLACE,
    AMOUNT_MISSING,
    /** A dispute at a gateway is open: it may give the same money back. */
    GATEWAY_DECIDES,
    /** More than is left to refund. */
    EXCEEDS_REFUNDABLE
  }
}
