package dev.quittance.contract.codec;

/** The payload is not what its type demands. Never leaves this package. */
final class BadPayloadException extends Exception {

  private static final long serialVersionUID = 1L;

  BadPayloadException(String message) {
    super(message, null, false, false);
  }
}
