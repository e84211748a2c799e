package dev.quittance.payments.operation;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.TextRule;
import org.jspecify.annotations.Nullable;

/** What somebody says about an operation. */
public sealed interface Outcome {

  /** A short name for logs and metrics. */
  default String label() {
    return switch (this) {
      case Succeeded _ -> "succeeded";
      case Declined _ -> "declined";
      case ActionRequired _ -> "action_required";
      case Pending _ -> "pending";
      case NotArrived _ -> "not_arrived";
      case NotSent _ -> "not_sent";
      case Unknown _ -> "unknown";
    };
  }

  /** What it says, for people. */
  default String words() {
    return switch (this) {
      case Succeeded(String reference, Money moved) ->
          moved == null
              ? "succeeded as " + reference
              : "succeeded as %s with %s".formatted(reference, moved);
      case Declined(String reason) -> "declined as " + reason;
      case ActionRequired(String reference, _) -> "waits for the buyer as " + reference;
      case Pending(String reference) -> "pending as " + reference;
      case NotArrived _ -> "not known";
      case NotSent(String why) -> "not asked: " + why;
      case Unknown(String why) -> "no answer: " + why;
    };
  }

  /**
   * The money is reserved or paid back. Final for an attempt; a refund may fail afterwards.
   *
   * @param reference the gateway's own name of the charge or refund, by which statements are
   *     reconciled: 1 to {@link Limits#MAX_TEXT} printable characters
   * @param moved how much it says that it moved; null if it does not say
   */
  record Succeeded(String reference, @Nullable Money moved) implements Outcome {

    /** What was asked for has moved. */
    public Succeeded(String reference) {
      this(reference, null);
    }

    public Succeeded {
      requireReference(reference);
    }
  }

  /**
   * Refused for good: asked again under the same key, the answer is the same. Final. A gateway must
   * not say so while it can still succeed.
   *
   * @param reason of an attempt one of {@link FailureReason}, into which each adapter translates
   *     its gateway's codes; of a refund the gateway's own code. What is not a code becomes {@code
   *     declined}: an odd word must not leave a payment open forever
   */
  record Declined(String reason) implements Outcome {

    /** An attempt failed for that reason. */
    public Declined(FailureReason reason) {
      this(reason.wireName());
    }

    public Declined {
      reason = Ids.isName(reason) ? reason : "declined";
    }
  }

  /**
   * The gateway goes on once the buyer has acted.
   *
   * @param reference the gateway's own name of the charge
   * @param nextAction what the buyer has to do
   */
  record ActionRequired(String reference, NextAction nextAction) implements Outcome {
    public ActionRequired {
      requireReference(reference);
      if (nextAction.hasCardNumber()) {
        throw new IllegalArgumentException("a next action must not contain a card number");
      }
    }
  }

  /**
   * The gateway has it and decides later.
   *
   * @param reference the gateway's own name of the charge or refund
   */
  record Pending(String reference) implements Outcome {
    public Pending {
      requireReference(reference);
    }
  }

  /** The gateway does not know our reference. Believed only after its settling time. */
  record NotArrived() implements Outcome {}

  /**
   * The request was not made: the gateway is busy, or is left alone for a while. It moved nothing.
   *
   * @param why for the log
   */
  record NotSent(String why) implements Outcome {}

  /**
   * No answer, or none that tells: money may or may not have moved.
   *
   * @param why for the log
   */
  record Unknown(String why) implements Outcome {}

  private static void requireReference(String reference) {
    if (!TextRule.isText(reference)) {
      throw new IllegalArgumentException(
          "a reference has 1 to " + Limits.MAX_TEXT + " printable characters");
    }
  }
}
