package dev.quittance.contract.codec.json;

/** The JSON is not what is asked for. The message says what, and repeats no value. */
public final class BadJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  public BadJsonException(String message) {
    super(message, null, false, false);
  }
}
