package dev.quittance.orders;

import dev.quittance.orders.order.OrderLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What an order may be, under {@code quittance.orders.*}. */
@ConfigMapping(prefix = "quittance.orders")
public interface OrderConfig {

  /** Lines of one order; a larger one is to be split. */
  @WithDefault("500")
  int maxLines();

  /** Pieces of one line. */
  @WithDefault("1000000")
  long maxQuantity();

  /** Characters of a SKU. */
  @WithDefault("64")
  int maxSkuLength();

  /** Characters of a line's name. */
  @WithDefault("200")
  int maxNameLength();

  /**
   * Legal tender somewhere at present, as the JDK's own table of countries has it, with the dates
   * of its changes. Its list of currencies has those of the past as well.
   */
  static Set<Currency> currenciesInUse() {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(country -> Currency.getInstance(Locale.of("", country)))
        .filter(Objects::nonNull) // Antarctica
        .collect(Collectors.toUnmodifiableSet());
  }

  default OrderLimits toLimits() {
    return new OrderLimits(
        maxLines(), maxQuantity(), maxSkuLength(), maxNameLength(), currenciesInUse());
  }
}
