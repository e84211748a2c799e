package dev.quittance.payments.statement.camt;

import dev.quittance.contract.Money;
import dev.quittance.payments.statement.Direction;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of ISO 20022: a decimal of the currency's major unit. */
final class Amounts {

  static final String RULE =
      "must be a decimal such as 12.50 without a sign, with a currency (Ccy) and no more decimals"
          + " than it has";
  static final String DIRECTION_RULE = "must be CRDT or DBIT";

  /** {@code totalDigits} 18, {@code fractionDigits} 5. */
  private static final Pattern DECIMAL = Pattern.compile("\\+?\\d{1,18}(\\.\\d{0,5})?");

  private Amounts() {}

  /** A balance may be larger than any one payment. */
  record Amount(long minor, Currency currency) {}

  static Optional<Amount> balance(@Nullable XmlElement element) {
    String value = element == null ? null : element.value();
    String code = element == null ? null : element.attribute("Ccy");
    if (value == null || code == null || !DECIMAL.matcher(value).matches()) {
      return Optional.empty();
    }
    return currency(code).flatMap(currency -> minor(value, currency));
  }

  /** An amount that can be a payment's: 12 digits at most. */
  static Optional<Money> money(@Nullable XmlElement element) {
    return balance(element)
        .filter(amount -> amount.minor() <= Money.MAX_MINOR)
        .map(amount -> new Money(amount.minor(), amount.currency()));
  }

  private static Optional<Amount> minor(String value, Currency currency) {
    try {
      long minor =
          new BigDecimal(value)
              .movePointRight(currency.getDefaultFractionDigits())
              .longValueExact();
      return Optional.of(new Amount(minor, currency));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code))
          .filter(currency -> currency.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Direction> direction(@Nullable String code) {
    return switch (code) {
      case "CRDT" -> Optional.of(Direction.CREDIT);
      case "DBIT" -> Optional.of(Direction.DEBIT);
      case null, default -> Optional.empty();
    };
  }

  static String words(long minor, Currency currency) {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString()
        + " "
        + currency.getCurrencyCode();
  }
}
