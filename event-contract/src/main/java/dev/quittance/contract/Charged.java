package dev.quittance.contract;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for amounts that are charged in a currency of their own. */
final class Charged {

  private static final int MAX_DIGITS = 18;
  private static final Pattern RATE = Pattern.compile("(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?");

  private Charged() {}

  /** What was charged for an amount, and at which rate. */
  static void require(@Nullable Money charged, @Nullable String rate, Money amount) {
    require(charged, amount);
    boolean foreign = charged != null && !charged.currency().equals(amount.currency());
    if (foreign && rate == null) {
      throw new IllegalArgumentException(
          "rate is missing: charged is in another currency than " + amount);
    }
    if (!foreign && rate != null) {
      throw new IllegalArgumentException("rate is only for what is charged in another currency");
    }
    if (rate != null && !isRate(rate)) {
      throw new IllegalArgumentException(
          "rate must be a positive decimal of at most 18 digits, not " + Shown.of(rate));
    }
  }

  /** What was charged for an amount, went back for it or was withdrawn for it. */
  static void require(@Nullable Money charged, Money amount) {
    if (charged == null) {
      return;
    }
    Require.positive("charged", charged);
    if (charged.currency().equals(amount.currency()) && !charged.equals(amount)) {
      throw new IllegalArgumentException("charged must be " + amount + ", or in another currency");
    }
  }

  /** The amount and a surcharge on it, which is positive and in its currency if there is any. */
  static Money withSurcharge(Money amount, @Nullable Money surcharge) {
    if (surcharge == null) {
      return amount;
    }
    Require.positive("surcharge", surcharge);
    Require.sameCurrency("surcharge", surcharge, amount);
    return amount.plus(surcharge);
  }

  private static boolean isRate(String rate) {
    if (!RATE.matcher(rate).matches()) {
      return false;
    }
    BigDecimal value = new BigDecimal(rate);
    return value.signum() > 0 && value.precision() <= MAX_DIGITS;
  }
}
