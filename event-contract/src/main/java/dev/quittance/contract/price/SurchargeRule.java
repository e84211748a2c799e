package dev.quittance.contract.price;

import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer pays on top for an international card: a part of the amount, and a fixed sum.
 *
 * @param basisPoints hundredths of a percent of the amount, between 0 and 10,000
 * @param fixedMinor minor units on top, by the currency of the amount; none where there is no entry
 */
public record SurchargeRule(int basisPoints, Map<Currency, Long> fixedMinor) {

  private static final int WHOLE = 10_000;

  public SurchargeRule {
    fixedMinor = Map.copyOf(fixedMinor);
    if (basisPoints < 0 || basisPoints > WHOLE) {
      throw new IllegalArgumentException(
          "basis points are between 0 and " + WHOLE + ", not " + basisPoints);
    }
    if (fixedMinor.values().stream().anyMatch(minor -> minor < 0 || minor > Money.MAX_MINOR)) {
      throw new IllegalArgumentException("a fixed surcharge is not negative");
    }
  }

  /** The surcharge on an amount, in its currency; null if there is none. */
  public @Nullable Money on(Money amount) {
    Money fixed = new Money(fixedMinor.getOrDefault(amount.currency(), 0L), amount.currency());
    Money surcharge = Rounding.part(amount, basisPoints, WHOLE).plus(fixed);
    return surcharge.isPositive() ? surcharge : null;
  }
}
