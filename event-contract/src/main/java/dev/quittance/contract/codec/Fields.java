package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.quittance.contract.Money;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object that somebody will ask for. All others are skipped unread: they
 * belong to a later version and are not ours to judge.
 */
final class Fields {

  private static final String[] MONEY = {"amount", "currency"};

  /** Stands for a value that no field of ours may have: null, a boolean, a fraction, an array. */
  private static final Object OTHER = new Object();

  private final String[] names;
  private final boolean mayHoldMoney;
  private final @Nullable Object[] values;

  private Fields(String[] names, boolean mayHoldMoney) {
    this.names = names;
    this.mayHoldMoney = mayHoldMoney;
    this.values = new @Nullable Object[names.length];
  }

  /**
   * Reads an object to its end.
   *
   * @param in stands on the object's start
   * @param names the fields wanted, in the order in which they usually come
   * @throws BadPayloadException if one of them appears twice: RFC 8259 section 4 leaves open which
   *     one counts, and money must not depend on that
   */
  static Fields read(JsonParser in, String[] names) throws IOException, BadPayloadException {
    Fields fields = new Fields(names, true);
    fields.fill(in);
    return fields;
  }

  private void fill(JsonParser in) throws IOException, BadPayloadException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      int slot = slot(name);
      if (slot < 0) {
        in.skipChildren();
      } else if (values[slot] == null) {
        values[slot] = value(in, token);
      } else {
        throw new BadPayloadException(names[slot] + " appears twice");
      }
    }
  }

  private Object value(JsonParser in, JsonToken token) throws IOException, BadPayloadException {
    if (token == JsonToken.VALUE_STRING) {
      return in.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != NumberType.BIG_INTEGER) {
      return in.getLongValue();
    }
    if (token == JsonToken.START_OBJECT && mayHoldMoney) {
      Fields money = new Fields(MONEY, false);
      money.fill(in);
      return money;
    }
    in.skipChildren();
    return OTHER;
  }

  private int slot(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  String text(String name) throws BadPayloadException {
    if (values[slot(name)] instanceof String text) {
      return text;
    }
    throw new BadPayloadException(name + " is missing or not a string");
  }

  long number(String name) throws BadPayloadException {
    if (values[slot(name)] instanceof Long number) {
      return number;
    }
    throw new BadPayloadException(name + " is missing or not a whole number of 64 bits");
  }

  Money money(String name) throws BadPayloadException {
    if (values[slot(name)] instanceof Fields money
        && money.values[0] instanceof Long amount
        && money.values[1] instanceof String currency) {
      try {
        return Money.of(amount, currency);
      } catch (IllegalArgumentException e) {
        throw new BadPayloadException(name + ": " + e.getMessage());
      }
    }
    throw new BadPayloadException(
        name + " is missing or not {\"amount\": minor units, \"currency\": ISO 4217 code}");
  }
}
