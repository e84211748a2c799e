package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Minor units for human eyes: {@code 10.99}. */
final class Amounts {

  private Amounts() {}

  static String text(long minor, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, decimals).toPlainString();
  }

  static String text(JsonNode minor, String currency) {
    return text(minor.asLong(), currency);
  }

  static String text(Money money) {
    String currency = money.currency().getCurrencyCode();
    return text(money.amountMinor(), currency) + " " + currency;
  }
}
