package dev.quittance.contract;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies that new business may be done in. */
public final class Currencies {

  private Currencies() {}

  /**
   * Legal tender somewhere at present, as the JDK's own table of countries has it, with the dates
   * of its changes. Its list of currencies has those of the past as well.
   */
  public static Set<Currency> inUse() {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(country -> Currency.getInstance(Locale.of("", country)))
        .filter(Objects::nonNull) // Antarctica
        .collect(Collectors.toUnmodifiableSet());
  }
}
