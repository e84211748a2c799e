package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * A value that one of our readers refuses. The message is for the client: it says what would be
 * right and never repeats the value, which may be a card number.
 */
public final class RefusedValueException extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  private final boolean wrongType;

  private RefusedValueException(JsonParser in, String message, boolean wrongType) {
    super(in, message);
    this.wrongType = wrongType;
  }

  /** The JSON type is not the one that stands for such a value. */
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
