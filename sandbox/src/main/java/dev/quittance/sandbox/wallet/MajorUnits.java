package dev.quittance.sandbox.wallet;

import dev.quittance.sandbox.books.Amount;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people write them. */
final class MajorUnits {

  private MajorUnits() {}

  static String text(Amount amount) {
    int digits = Currency.getInstance(amount.currency()).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount.minor(), Math.max(digits, 0)).toPlainString();
  }
}
