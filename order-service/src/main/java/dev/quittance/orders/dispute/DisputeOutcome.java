package dev.quittance.orders.dispute;

import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;

/** How a dispute was decided: the first three by support, the others at a gateway. */
public enum DisputeOutcome {
  /** All that was left goes back. */
  REFUND,
  PARTIAL_REFUND,
  /** Nothing goes back. */
  REJECTION,
  /** The payment stands. */
  WON,
  /** The buyer has the money. */
  LOST;

  public static DisputeOutcome of(BuyerDisputeResolved.Outcome outcome) {
    return switch (outcome) {
      case REFUND -> REFUND;
      case PARTIAL_REFUND -> PARTIAL_REFUND;
      case REJECTION -> REJECTION;
    };
  }

  static DisputeOutcome of(DisputeClosed.Outcome outcome) {
    return switch (outcome) {
      case WON -> WON;
      case LOST -> LOST;
    };
  }
}
