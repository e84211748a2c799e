package dev.quittance.payments.account;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Which payments their buyer has to approve by a code. It is asked of payments by instruments:
 * programs that pay by plain tokens have nobody who could.
 *
 * @param above by currency code: an amount above this many minor units; {@code other} for
 *     currencies that are not named
 * @param foreign whether a foreign card's
 * @param newInstrument whether the first by an instrument
 * @param newSupplier whether the first to a supplier
 */
public record ApprovalRule(
    Map<String, Long> above, boolean foreign, boolean newInstrument, boolean newSupplier) {

  public static final String OTHER = "other";

  public ApprovalRule {
    above = Map.copyOf(above);
  }

  /**
   * Limits as configured.
   *
   * @param above by currency code an amount in major units, {@code always} or {@code never}
   * @throws IllegalArgumentException if one is none of these
   */
  public static Map<String, Long> minorUnits(Map<String, String> above) {
    Map<String, Long> limits = new HashMap<>();
    above.forEach((currency, limit) -> limits.put(currency, minorUnits(currency, limit)));
    return limits;
  }

  private static long minorUnits(String currency, String limit) {
    if (limit.equals("always")) {
      return -1;
    }
    if (limit.equals("never")) {
      return Long.MAX_VALUE;
    }
    try {
      int digits = Money.currencyOf(currency).getDefaultFractionDigits();
      long minor = new BigDecimal(limit).movePointRight(digits).longValueExact();
      return Money.of(minor, currency).amountMinor();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          ("quittance.payment.second-factor.above.%s is '%s', but must be always, never or an amount"
                  + " of that currency such as 5000.00")
              .formatted(currency, limit),
          e);
    }
  }

  /**
   * Whether this payment has to be approved.
   *
   * @param knowsSupplier whether the buyer has paid this supplier before; asked last
   */
  public boolean needs(Money amount, Method.Usable method, BooleanSupplier knowsSupplier) {
    if (method.instrumentId() == null) {
      return false;
    }
    long limit =
        above.getOrDefault(
            amount.currency().getCurrencyCode(), above.getOrDefault(OTHER, Long.MAX_VALUE));
    return amount.amountMinor() > limit
        || (foreign && method.foreign())
        || (newInstrument && method.isNew())
        || (newSupplier && !knowsSupplier.getAsBoolean());
  }
}
