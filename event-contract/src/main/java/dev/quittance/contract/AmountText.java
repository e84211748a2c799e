package dev.quittance.contract;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people write them, with the decimals that their currency has (ISO 4217). */
public final class AmountText {

  private AmountText() {}

  /** For example {@code 1234.50}; without decimals if the currency has no minor unit. */
  public static String number(long minor, Currency currency) {
    return decimal(minor, currency).toPlainString();
  }

  /** For example {@code 1234.50 CNY}. */
  public static String of(Money money) {
    return number(money.amountMinor(), money.currency()) + code(money);
  }

  /** For sentences: {@code 1,234.50 CNY}. */
  public static String grouped(Money money) {
    BigDecimal amount = decimal(money.amountMinor(), money.currency());
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(amount.scale());
    return format.format(amount) + code(money);
  }

  private static BigDecimal decimal(long minor, Currency currency) {
    return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
  }

  private static String code(Money money) {
    return " " + money.currency().getCurrencyCode();
  }
}
