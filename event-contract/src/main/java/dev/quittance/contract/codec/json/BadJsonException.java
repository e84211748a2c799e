package dev.quittance.contract.codec.json;

/** The JSON is not as required. The message says why, and repeats no value. */
public final class BadJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  public BadJsonException(String message) {
    super(message, null, false, false);
  }
}
