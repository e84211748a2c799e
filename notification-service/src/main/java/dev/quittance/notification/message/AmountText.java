package dev.quittance.notification.message;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Money for human eyes, with the decimals its currency has: {@code 1,234.50 CNY}. */
final class AmountText {

  private AmountText() {}

  static String of(Money money) {
    int decimals = money.currency().getDefaultFractionDigits();
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    return format.format(BigDecimal.valueOf(money.amountMinor(), decimals))
        + " "
        + money.currency().getCurrencyCode();
  }
}
