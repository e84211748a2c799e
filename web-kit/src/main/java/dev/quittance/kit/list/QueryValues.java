package dev.quittance.kit.list;

import dev.quittance.contract.Money;
import dev.quittance.contract.Rfc3339;
import dev.quittance.kit.problem.ProblemException;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Query parameters as what they mean, or 400 with what they should be. */
public final class QueryValues {

  private QueryValues() {}

  public static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant time = Rfc3339.read(text);
    if (time == null) {
      throw ProblemException.badParameter(
          name,
          "must be an RFC 3339 timestamp like 2026-11-22T10:00:00Z; write the + of an offset as"
              + " %2B");
    }
    return time;
  }

  public static @Nullable Currency currency(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Money.currencyOf(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter(
          "currency", "must be an ISO 4217 code such as CNY or EUR");
    }
  }

  public static @Nullable Long amount(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,12}")) {
      return Long.valueOf(text);
    }
    throw ProblemException.badParameter(
        name, "must be a whole number of minor units, 12 digits at most");
  }
}
