package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * One of our deserializers refuses a value. The message is for the client. It says which values are
 * allowed, and never repeats the value, which may be a card number.
 */
public final class RefusedValueException extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  private final boolean wrongType;

  private RefusedValueException(JsonParser in, String message, boolean wrongType) {
    super(in, message);
    this.wrongType = wrongType;
  }

  /** The JSON type is wrong for such a value. */
  static RefusedValueException wrongType(JsonParser in, String message) {
    return new RefusedValueException(in, message, true);
  }

  /** The JSON type is right, the value is not. */
  static RefusedValueException wrongValue(JsonParser in, String message) {
    return new RefusedValueException(in, message, false);
  }

  public boolean isWrongType() {
    return wrongType;
  }
}
