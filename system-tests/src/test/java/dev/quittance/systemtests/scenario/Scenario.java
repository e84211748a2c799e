package dev.quittance.systemtests.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scenario file, which explains its fields itself.
 *
 * @param rates exchange rates by pairs of currencies
 */
record Scenario(Map<String, String> rates, List<Case> cases) {

  private static final String FILE = "/scenario/payments.yaml";

  /** One payment. What is missing in the file is null. */
  record Case(
      String name,
      @Nullable String by,
      @Nullable String card,
      @Nullable String alipay,
      @Nullable String refused,
      @Nullable String before,
      String amount,
      @Nullable String quote,
      @Nullable String fault,
      @Nullable List<Step> steps,
      @Nullable String ends,
      @Nullable String reason,
      @Nullable List<String> events,
      @Nullable List<String> ledger) {

    /** Of the gateway's whose fault it is: by token only, which also names the amount charged. */
    String gateway() {
      return Objects.requireNonNull(by, name).startsWith("pm_alipay") ? "alipay" : "card";
    }
  }

  /** One thing that somebody does: one of the first, and what is to come of it. */
  record Step(
      @Nullable String page,
      @Nullable String wallet,
      @Nullable Integer toldAfter,
      @Nullable Integer reversed,
      @Nullable String code,
      @Nullable String retry,
      @Nullable String refund,
      @Nullable String dispute,
      @Nullable String verdict,
      @Nullable String transfer,
      @Nullable String in,
      @Nullable String reference,
      @Nullable String charge,
      @Nullable String bank,
      @Nullable String ops,
      @Nullable String ends,
      @Nullable String reason,
      @Nullable String rejected) {}

  static Scenario read() {
    try (InputStream file = Objects.requireNonNull(Scenario.class.getResourceAsStream(FILE))) {
      Scenario scenario = new ObjectMapper(new YAMLFactory()).readValue(file, Scenario.class);
      scenario.requireOneFaultAnAmount();
      return scenario;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** Faults are told apart by gateway and amount, and so are payments. */
  private void requireOneFaultAnAmount() {
    Map<String, String> names = new HashMap<>();
    for (Case one : cases) {
      String other = names.put(one.amount(), one.name());
      if (other != null) {
        throw new IllegalArgumentException(
            "the same amount: '%s' and '%s'".formatted(other, one.name()));
      }
    }
  }

  /** For example {@code 100.01 CNY}. */
  static Money money(String text) {
    int blank = text.indexOf(' ');
    String code = text.substring(blank + 1);
    int digits = Money.currencyOf(code).getDefaultFractionDigits();
    Money money =
        Money.of(
            new BigDecimal(text.substring(0, blank)).movePointRight(digits).longValueExact(), code);
    if (!AmountText.of(money).equals(text)) {
      throw new IllegalArgumentException(text + " should be " + AmountText.of(money));
    }
    return money;
  }
}
