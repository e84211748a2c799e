package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.ReceiptDecision.Accepted;
import dev.quittance.payments.receipt.ReceiptDecision.Rejected;
import org.jspecify.annotations.Nullable;

/** Decides whether money goes back to its sender. What pays an order is a {@link Cover}'s. */
public final class ReceiptDecider {

  private ReceiptDecider() {}

  /**
   * @param asked null for all that is left
   */
  public static ReceiptDecision decide(Receipt receipt, @Nullable Money asked) {
    Money left = receipt.left();
    Money amount = asked == null ? left : asked;
    if (!left.isPositive()) {
      return new Rejected(ReceiptRejection.NOTHING_LEFT);
    }
    if (!amount.currency().equals(left.currency())) {
      return new Rejected(ReceiptRejection.CURRENCY_MISMATCH);
    }
    if (!amount.isPositive()) {
      return new Rejected(ReceiptRejection.NOT_POSITIVE);
    }
    return left.minus(amount).isNegative()
        ? new Rejected(ReceiptRejection.EXCEEDS_LEFT)
        : new Accepted(amount);
  }
}
