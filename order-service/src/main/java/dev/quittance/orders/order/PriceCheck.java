package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks prices: positive, and all in the currency of the first, which is money today. */
final class PriceCheck {

  private final Set<Currency> currencies;
  private final List<FieldError> errors;
  private @Nullable Currency common;

  PriceCheck(Set<Currency> currencies, List<FieldError> errors) {
    this.currencies = currencies;
    this.errors = errors;
  }

  @Nullable Money price(String path, PlaceOrder.@Nullable Price asked) {
    if (asked == null) {
      errors.add(
          new FieldError(
              path, "is required: {\"amount\": minor units, \"currency\": ISO 4217 code}"));
      return null;
    }
    Long amount = amount(path + ".amount", asked.amount());
    Currency currency = currency(path + ".currency", asked.currency());
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  private @Nullable Long amount(String path, @Nullable Long amount) {
    if (amount == null) {
      errors.add(new FieldError(path, "is required"));
      return null;
    }
    if (amount < 1 || amount > Money.MAX_MINOR) {
      errors.add(new FieldError(path, "must be 1 to " + Money.MAX_MINOR + " minor units"));
      return null;
    }
    return amount;
  }

  private @Nullable Currency currency(String path, @Nullable String code) {
    if (code == null) {
      errors.add(new FieldError(path, "is required"));
      return null;
    }
    Currency currency = currencyOf(code);
    if (currency == null) {
      errors.add(new FieldError(path, "must be an ISO 4217 code of a currency with minor units"));
      return null;
    }
    if (!currencies.contains(currency)) {
      errors.add(new FieldError(path, "must be a currency that some country uses today"));
      return null;
    }
    if (common == null) {
      common = currency;
    } else if (!common.equals(currency)) {
      errors.add(new FieldError(path, "must be " + common + ": an order has one currency"));
      return null;
    }
    return currency;
  }

  private static @Nullable Currency currencyOf(String code) {
    try {
      return Money.zero(Money.currencyOf(code)).currency();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
