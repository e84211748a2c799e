package dev.quittance.payments.payment;

import dev.quittance.contract.Ids;

/** What a gateway says of an authorization. */
public sealed interface AuthorizationOutcome {

  /** A short name for logs and metrics. */
  default String label() {
    return switch (this) {
      case Authorized authorized -> "authorized";
      case Declined declined -> "declined";
      case ActionRequired actionRequired -> "action_required";
      case Pending pending -> "pending";
      case Unknown unknown -> "unknown";
    };
  }

  /**
   * The money is the gateway's to pay out.
   *
   * @param reference the gateway's own name of the charge
   */
  record Authorized(String reference) implements AuthorizationOutcome {
    public Authorized {
      Reference.require(reference);
    }
  }

  /**
   * Refused for good: asked again under the same key, the answer is the same.
   *
   * @param reason a code such as {@code card_declined}. What is no code becomes {@code declined}:
   *     an odd word must not leave a payment open for ever
   */
  record Declined(String reason) implements AuthorizationOutcome {
    public Declined {
      reason = Ids.isName(reason) ? reason : "declined";
    }
  }

  /**
   * The gateway goes on once the buyer has done something, for example given a second factor.
   *
   * @param reference the gateway's own name of the charge
   */
  record ActionRequired(String reference) implements AuthorizationOutcome {
    public ActionRequired {
      Reference.require(reference);
    }
  }

  /**
   * The gateway has it and will decide later.
   *
   * @param reference the gateway's own name of the charge
   */
  record Pending(String reference) implements AuthorizationOutcome {
    public Pending {
      Reference.require(reference);
    }
  }

  /**
   * No answer, or none that tells: the buyer may or may not have been charged.
   *
   * @param why for the log
   */
  record Unknown(String why) implements AuthorizationOutcome {}
}
