package dev.quittance.contract.codec;

/** A record is none of payment terms, or not to be believed. The message says why, for ops. */
public final class UnreadableTermsException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableTermsException(String message) {
    super(message, null, false, false);
  }
}
