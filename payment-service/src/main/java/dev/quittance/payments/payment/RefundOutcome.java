package dev.quittance.payments.payment;

import dev.quittance.contract.Ids;

/** What a gateway says of a refund. */
public sealed interface RefundOutcome {

  /** A short name for logs and metrics. */
  default String label() {
    return switch (this) {
      case Paid paid -> "succeeded";
      case Rejected rejected -> "failed";
      case Open open -> "unknown";
    };
  }

  /**
   * The money is on its way to the buyer.
   *
   * @param reference the gateway's own name of the refund
   */
  record Paid(String reference) implements RefundOutcome {
    public Paid {
      Reference.require(reference);
    }
  }

  /**
   * Refused for good.
   *
   * @param reason a code; what is no code becomes {@code refund_failed}
   */
  record Rejected(String reason) implements RefundOutcome {
    public Rejected {
      reason = Ids.isName(reason) ? reason : "refund_failed";
    }
  }

  /**
   * No answer, or none that tells: it is asked again under the same key.
   *
   * @param why for the log
   */
  record Open(String why) implements RefundOutcome {}
}
