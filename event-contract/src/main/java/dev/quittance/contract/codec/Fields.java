package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.quittance.contract.Money;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object that somebody will ask for. All others are skipped unread: they
 * belong to a later version and are not ours to judge.
 */
final class Fields {

  static final Names MONEY = new Names("amount", "currency");

  /** Stands for a value that no field of ours may have: null, a boolean, a fraction, an array. */
  private static final Object OTHER = new Object();

  /** No name comes any more. */
  private static final int END = Integer.MIN_VALUE;

  private final Names names;
  private final @Nullable Object[] values;
  private int asked;

  private Fields(Names names) {
    this.names = names;
    this.values = new @Nullable Object[names.size()];
  }

  /**
   * Reads an object to its end.
   *
   * @param in stands on the object's start
   * @param names the fields wanted
   * @throws BadPayloadException if one of them appears twice: RFC 8259 section 4 leaves open which
   *     one counts, and money must not depend on that
   */
  static Fields read(JsonParser in, Names names) throws IOException, BadPayloadException {
    Fields fields = new Fields(names);
    fields.fill(in);
    return fields;
  }

  private void fill(JsonParser in) throws IOException, BadPayloadException {
    int expected = 0;
    for (int place = next(in, 0); place != END; place = next(in, expected)) {
      if (place < 0) {
        in.nextToken();
        in.skipChildren();
      } else if (values[place] == null) {
        values[place] = value(in, names.object(place));
        expected = place + 1;
      } else {
        throw new BadPayloadException(names.get(place) + " appears twice");
      }
    }
  }

  /** The place of the next field's name, which the parser then stands on. */
  private int next(JsonParser in, int expected) throws IOException {
    if (expected == names.size()) {
      in.nextToken();
    } else if (in.nextFieldName(names.quoted(expected))) {
      return expected;
    }
    return in.currentToken() == JsonToken.FIELD_NAME ? names.placeOf(in.currentName()) : END;
  }

  private static Object value(JsonParser in, @Nullable Names inner)
      throws IOException, BadPayloadException {
    String text = in.nextTextValue();
    if (text != null) {
      return text;
    }
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != NumberType.BIG_INTEGER) {
      return in.getLongValue();
    }
    if (token == JsonToken.START_OBJECT && inner != null) {
      return read(in, inner);
    }
    in.skipChildren();
    return OTHER;
  }

  private @Nullable Object value(String name) {
    int place = names.placeOf(name, asked);
    asked = place + 1;
    return values[place];
  }

  String text(String name) throws BadPayloadException {
    if (value(name) instanceof String text) {
      return text;
    }
    throw new BadPayloadException(name + " is missing or not a string");
  }

  long number(String name) throws BadPayloadException {
    if (value(name) instanceof Long number) {
      return number;
    }
    throw new BadPayloadException(name + " is missing or not a whole number of 64 bits");
  }

  /** A time, or null if there is no such field. */
  @Nullable Instant timeIfAny(String name) throws BadPayloadException {
    Object value = value(name);
    Instant time = value instanceof String text ? Timestamps.read(text) : null;
    if (value != null && time == null) {
      throw new BadPayloadException(name + " is not an RFC 3339 timestamp");
    }
    return time;
  }

  Fields object(String name) throws BadPayloadException {
    if (value(name) instanceof Fields object) {
      return object;
    }
    throw new BadPayloadException(name + " is missing or not an object");
  }

  Money money(String name) throws BadPayloadException {
    if (value(name) instanceof Fields money
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
