package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quittance.contract.Money;
import dev.quittance.contract.Rfc3339;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payload of a record of payment terms. Every method throws {@link IllegalArgumentException}
 * where a field is missing, of another type, or of a value that the contract does not allow.
 */
record TermsFields(Map<String, Object> fields) {

  /** Represents null, a fraction, and whatever else no field is. */
  private static final Object OTHER = new Object();

  static TermsFields parse(JsonFactory json, byte[] payload) throws IOException {
    try (JsonParser in = json.createParser(payload)) {
      in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("the payload is no object");
      }
      TermsFields read = new TermsFields(object(in));
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("something follows the object");
      }
      return read;
    }
  }

  PaymentRules rules() {
    TermsFields card = of(value("internationalCard"));
    Map<Currency, Long> fixed = new HashMap<>();
    of(card.value("fixed"))
        .fields()
        .forEach((code, minor) -> fixed.put(Money.currencyOf(code), number(minor)));
    Set<PaymentMethodKind> methods = new HashSet<>();
    for (Object word : list("methods")) {
      Optional<PaymentMethodKind> known = PaymentMethodKind.ofWord(text(word));
      known.ifPresent(methods::add); // others belong to a later version
    }
    Set<Currency> transfers = new HashSet<>();
    list("transferCurrencies").forEach(code -> transfers.add(Money.currencyOf(text(code))));
    return new PaymentRules(
        instant("publishedAt"),
        instant("knownUntil"),
        text(value("homeCountry")),
        methods,
        transfers,
        new PriceRule(
            new SurchargeRule(Math.toIntExact(number(card.value("basisPoints"))), fixed)));
  }

  CurrencyRates rates() {
    Currency base = Money.currencyOf(text(value("base")));
    List<ExchangeRate> rates = new ArrayList<>();
    for (Object one : list("rates")) {
      TermsFields rate = of(one);
      rates.add(
          new ExchangeRate(
              base,
              Money.currencyOf(text(rate.value("quote"))),
              ExchangeRate.parse(text(rate.value("rate"))).orElseThrow(TermsFields::wrong),
              rate.instant("validFrom"),
              rate.instant("validUntil")));
    }
    return new CurrencyRates(instant("publishedAt"), instant("knownUntil"), base, rates);
  }

  private Instant instant(String name) {
    Instant read = Rfc3339.read(text(value(name)));
    if (read == null) {
      throw wrong();
    }
    return read;
  }

  private List<?> list(String name) {
    if (value(name) instanceof List<?> list) {
      return list;
    }
    throw wrong();
  }

  private Object value(String name) {
    return Optional.ofNullable(fields.get(name)).orElseThrow(TermsFields::wrong);
  }

  @SuppressWarnings("unchecked") // all maps here are made by object()
  private static TermsFields of(Object value) {
    if (value instanceof Map<?, ?> object) {
      return new TermsFields((Map<String, Object>) object);
    }
    throw wrong();
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong();
  }

  private static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw wrong();
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("a field is missing, or of another type");
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, read(in));
    }
    return fields;
  }

  private static Object read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          values.add(read(in));
        }
        yield values;
      }
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL ->
          OTHER;
    };
  }
}
