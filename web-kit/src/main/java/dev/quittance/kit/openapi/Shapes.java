package dev.quittance.kit.openapi;

import dev.quittance.contract.Currencies;
import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The rules of values as JSON Schema, and as patterns for annotations. */
public final class Shapes {

  /** See {@link dev.quittance.contract.Ids#isName}. */
  public static final String NAME = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";

  /** Text that is not blank and has no control characters. */
  public static final String TEXT =
      "^[^\\x00-\\x1f\\x7f-\\x9f]*[^\\s\\x00-\\x1f\\x7f-\\x9f][^\\x00-\\x1f\\x7f-\\x9f]*$";

  /** Partition and offset of a parked event. */
  public static final String PARKED_ID = "^[0-9]{1,5}-[0-9]{1,18}$";

  private static final String ID_TAIL = "[0-9a-f]{32}";

  private Shapes() {}

  /** The pattern of an id of ours, for example with prefix {@code ord_}. */
  static String id(String prefix) {
    return "^" + prefix + ID_TAIL + "$";
  }

  static Schema name() {
    return text().pattern(NAME);
  }

  static Schema text() {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING));
  }

  static Schema minorUnits(long least) {
    return OASFactory.createSchema()
        .type(List.of(SchemaType.INTEGER))
        .format("int64")
        .minimum(BigDecimal.valueOf(least))
        .maximum(BigDecimal.valueOf(Money.MAX_MINOR));
  }

  /** A currency that reads may ask for: there is money of the past, too. */
  static Schema currency() {
    return currency("ISO 4217 code", Currency.getAvailableCurrencies());
  }

  /** A currency that new money may be in. */
  static Schema currencyInUse() {
    return currency("ISO 4217 code of a currency in use", Currencies.inUse());
  }

  private static Schema currency(String description, Set<Currency> currencies) {
    return text()
        .description(description)
        .enumeration(
            currencies.stream()
                .map(Currency::getCurrencyCode)
                .filter(Shapes::isHeld)
                .sorted()
                .<Object>map(code -> code)
                .toList());
  }

  private static boolean isHeld(String code) {
    try {
      return !Money.of(1, code).isNegative();
    } catch (IllegalArgumentException e) {
      return false; // such as XAU: it has no minor units
    }
  }
}
