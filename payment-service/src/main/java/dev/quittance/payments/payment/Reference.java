package dev.quittance.payments.payment;

import dev.quittance.contract.Limits;
import dev.quittance.contract.TextRule;

/** A gateway's own name of a charge or refund, by which statements are reconciled. */
final class Reference {

  private Reference() {}

  static void require(String reference) {
    if (!TextRule.isText(reference)) {
      throw new IllegalArgumentException(
          "a reference has 1 to " + Limits.MAX_TEXT + " printable characters");
    }
  }
}
