package dev.quittance.payments.gateway.notification;

import dev.quittance.contract.Limits;
import dev.quittance.contract.TextRule;
import dev.quittance.payments.operation.Outcome;

/** What a gateway has told us, once it is believed. */
public sealed interface Notice {

  /** The gateway's own id of the notification: sent again, it is the same. */
  String id();

  /**
   * What became of an authorization or a refund.
   *
   * @param ourReference the operation's id, {@code att_...} or {@code rfd_...}
   * @param outcome definite only where the gateway can no longer change it: of a failure that the
   *     gateway may still turn into a success, say {@link Outcome.Pending}, and it is inquired
   */
  record OfOperation(String id, String ourReference, Outcome outcome) implements Notice {
    public OfOperation {
      requireId(id);
    }
  }

  /** A buyer disputes a charge. */
  record OfDispute(String id, DisputeNotice dispute) implements Notice {
    public OfDispute {
      requireId(id);
    }
  }

  /** What does not concern us; it is kept, so that it is known to have come. */
  record Ignored(String id) implements Notice {
    public Ignored {
      requireId(id);
    }
  }

  /** It is a key of the database, which takes none that is longer than a page. */
  private static void requireId(String id) {
    if (!TextRule.isText(id)) {
      throw new IllegalArgumentException(
          "a notification's id has 1 to " + Limits.MAX_TEXT + " printable characters");
    }
  }
}
