package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.quittance.contract.Money;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money from {@code {"amount": 1099, "currency": "CNY"}}. Each common mistake has its own message.
 */
final class MoneyReader extends StdDeserializer<Money> {

  private static final long serialVersionUID = 1L;

  private static final String SHAPE =
      "must be an object like {\"amount\": 1099, \"currency\": \"CNY\"}";
  private static final String WHOLE =
      "must be a whole number of minor units: write 1099 for 10.99 CNY, 1099 for 1099 JPY";
  private static final String TOO_LARGE =
      "must be between -" + Money.MAX_MINOR + " and " + Money.MAX_MINOR + " minor units";
  private static final String CURRENCY =
      "must be an ISO 4217 code of a currency in use, in capitals, like \"CNY\"";

  MoneyReader() {
    super(Money.class);
  }

  @Override
  public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      throw RefusedValueException.wrongType(in, SHAPE);
    }
    Long amount = null;
    Currency currency = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      boolean absent = in.nextToken() == JsonToken.VALUE_NULL;
      try {
        switch (field) {
          case "amount" -> amount = absent ? null : amount(in);
          case "currency" -> currency = absent ? null : currency(in);
          default ->
              throw UnrecognizedPropertyException.from(
                  in, Money.class, field, List.of("amount", "currency"));
        }
      } catch (RefusedValueException e) {
        throw JsonMappingException.wrapWithPath(e, Money.class, field);
      }
    }
    return new Money(given(in, "amount", amount), given(in, "currency", currency));
  }

  private static long amount(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw RefusedValueException.wrongType(in, WHOLE);
    }
    if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw RefusedValueException.wrongValue(in, TOO_LARGE);
    }
    long amount = in.getLongValue();
    if (amount > Money.MAX_MINOR || amount < -Money.MAX_MINOR) {
      throw RefusedValueException.wrongValue(in, TOO_LARGE);
    }
    return amount;
  }

  private static Currency currency(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw RefusedValueException.wrongType(in, CURRENCY);
    }
    try {
      return Money.of(0, in.getText()).currency();
    } catch (IllegalArgumentException e) {
      throw RefusedValueException.wrongValue(in, CURRENCY);
    }
  }

  private static <T> T given(JsonParser in, String field, @Nullable T value)
      throws JsonMappingException {
    if (value == null) {
      throw JsonMappingException.wrapWithPath(
          RefusedValueException.wrongValue(in, "is required"), Money.class, field);
    }
    return value;
  }
}
