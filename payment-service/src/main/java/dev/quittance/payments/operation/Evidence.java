package dev.quittance.payments.operation;

import dev.quittance.contract.FailureReason;
import java.time.Instant;

/** Something that was learned about one operation, by whatever way. */
public sealed interface Evidence {

  /** What it says. */
  Outcome outcome();

  /** When it was obtained. */
  Instant at();

  /** By what way it was learned, as a name. */
  default String source() {
    return switch (this) {
      case CallAnswer _ -> "call";
      case InquiryAnswer _ -> "inquiry";
      case Notification _ -> "notification";
      case BankLine _, BankReturn _ -> "bank_line";
      case OperatorFinding _ -> "person";
      case NotAsked _, BuyerApproval _, OrderCancellation _ -> "ourselves";
    };
  }

  /** The gateway answered our request to do or to cancel it, or did not answer. */
  record CallAnswer(Outcome outcome, Instant at) implements Evidence {}

  /**
   * We do not ask a gateway.
   *
   * @param reason why not
   */
  record NotAsked(FailureReason reason, Instant at) implements Evidence {

    @Override
    public Outcome outcome() {
      return new Outcome.Declined(reason);
    }
  }

  /** The buyer approved an attempt that was held until then. No gateway knows of it. */
  record BuyerApproval(Instant at) implements Evidence {

    @Override
    public Outcome outcome() {
      return new Outcome.NotArrived();
    }
  }

  /**
   * The order was cancelled: the attempt is not wanted any more.
   *
   * @param canCharge whether its gateway can take money once it was asked; one that waits for
   *     transfers cannot
   */
  record OrderCancellation(boolean canCharge, Instant at) implements Evidence {

    @Override
    public Outcome outcome() {
      return new Outcome.Unknown("its order was cancelled");
    }
  }

  /** The gateway answered what became of it, or did not answer. */
  record InquiryAnswer(Outcome outcome, Instant at) implements Evidence {}

  /** The gateway told us unasked. */
  record Notification(Outcome outcome, Instant at) implements Evidence {}

  /**
   * The money is on the bank's statement.
   *
   * @param reference the account and the bank's own reference of the line
   */
  record BankLine(String reference, Instant at) implements Evidence {

    @Override
    public Outcome outcome() {
      return new Outcome.Succeeded(reference);
    }
  }

  /**
   * The bank's statement shows that what we paid back came back to us.
   *
   * @param reason the bank's code
   */
  record BankReturn(String reason, Instant at) implements Evidence {

    @Override
    public Outcome outcome() {
      return new Outcome.Declined(reason);
    }
  }

  /**
   * A person found out, for example on the telephone.
   *
   * @param decidedBy who
   */
  record OperatorFinding(Outcome outcome, String decidedBy, Instant at) implements Evidence {}
}
