package dev.quittance.payments.operation;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the money of an operation moves: what exactly its gateway is asked for.
 *
 * @param methodToken the gateway's token of how the buyer pays or paid, never a card number
 * @param instrumentId {@code pm_...}, the buyer's instrument; null if the order named a plain token
 * @param charged what the gateway moves, positive; in the payment's currency or in another one
 * @param rate units of the charged currency for one unit of the payment's currency, a plain
 *     decimal; present exactly if the currencies differ
 * @param surcharge what the buyer pays on top for this method, in the payment's currency; positive
 *     if there is any
 */
public record Charge(
    String methodToken,
    @Nullable String instrumentId,
    Money charged,
    @Nullable String rate,
    @Nullable Money surcharge) {

  public Charge {
    if (!charged.isPositive() || (surcharge != null && !surcharge.isPositive())) {
      throw new IllegalArgumentException(
          "a charge is positive, and so is its surcharge, not %s and %s"
              .formatted(charged, surcharge));
    }
  }

  /** The amount as it is, by that token. */
  public static Charge of(String methodToken, Money amount) {
    return new Charge(methodToken, null, amount, null, null);
  }

  /** Another amount by the same method at the same rate: money that goes back. */
  public Charge back(Money amount) {
    return new Charge(methodToken, instrumentId, amount, rate, null);
  }
}
