package dev.quittance.contract.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The required and optional fields of one JSON object. Unknown fields are skipped: they belong to a
 * later version.
 */
public final class JsonFields {

  /** Represents a value that no field may have: null, a fraction, an array. */
  private static final Object OTHER = new Object();

  /** There are no more names. */
  private static final int END = Integer.MIN_VALUE;

  private final FieldNames names;
  private final @Nullable Object[] values;
  private int asked;

  private JsonFields(FieldNames names) {
    this.names = names;
    this.values = new @Nullable Object[names.size()];
  }

  /**
   * Reads an object to its end.
   *
   * @param in positioned at the object's start
   * @param names the fields to read
   * @throws BadJsonException if one of them appears twice: RFC 8259 section 4 leaves open which one
   *     counts, and money must not depend on that
   */
  public static JsonFields read(JsonParser in, FieldNames names)
      throws IOException, BadJsonException {
    JsonFields fields = new JsonFields(names);
    fields.fill(in);
    return fields;
  }

  private void fill(JsonParser in) throws IOException, BadJsonException {
    int expected = 0;
    for (int place = next(in, 0); place != END; place = next(in, expected)) {
      if (place < 0) {
        in.nextToken();
        in.skipChildren();
      } else if (values[place] == null) {
        values[place] = value(in, names.object(place));
        expected = place + 1;
      } else {
        throw new BadJsonException(names.get(place) + " appears twice");
      }
    }
  }

  /** The place of the next field's name; the parser is then positioned at it. */
  private int next(JsonParser in, int expected) throws IOException {
    if (expected == names.size()) {
      in.nextToken();
    } else if (in.nextFieldName(names.quoted(expected))) {
      return expected;
    }
    return in.currentToken() == JsonToken.FIELD_NAME ? names.placeOf(in.currentName()) : END;
  }

  private static Object value(JsonParser in, @Nullable FieldNames inner)
      throws IOException, BadJsonException {
    String text = in.nextTextValue();
    if (text != null) {
      return text;
    }
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT && in.getNumberType() != NumberType.BIG_INTEGER) {
      return in.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
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

  /**
   * @throws BadJsonException if there is no such field, or it is not a string
   */
  public String text(String name) throws BadJsonException {
    String text = textIfAny(name);
    if (text == null) {
      throw notAText(name);
    }
    return text;
  }

  /**
   * A string, or null if there is no such field.
   *
   * @throws BadJsonException if the field is not a string
   */
  public @Nullable String textIfAny(String name) throws BadJsonException {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw notAText(name);
  }

  private static BadJsonException notAText(String name) {
    return new BadJsonException(name + " is missing or not a string");
  }

  /**
   * @throws BadJsonException if there is no such field, or it is not a whole number of 64 bits
   */
  public long number(String name) throws BadJsonException {
    if (value(name) instanceof Long number) {
      return number;
    }
    throw new BadJsonException(name + " is missing or not a whole number of 64 bits");
  }

  /** Whether there is such a field, of whatever type. */
  public boolean has(String name) {
    int place = names.placeOf(name, asked);
    boolean has = values[place] != null;
    asked = has ? place : place + 1;
    return has;
  }

  /**
   * A boolean, or null if there is no such field.
   *
   * @throws BadJsonException if the field is not a boolean
   */
  public @Nullable Boolean flagIfAny(String name) throws BadJsonException {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new BadJsonException(name + " is neither true nor false");
  }

  /**
   * @throws BadJsonException if there is no such field, or it is not an object
   */
  public JsonFields object(String name) throws BadJsonException {
    if (value(name) instanceof JsonFields object) {
      return object;
    }
    throw new BadJsonException(name + " is missing or not an object");
  }
}
