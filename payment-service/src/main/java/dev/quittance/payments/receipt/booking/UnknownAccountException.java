package dev.quittance.payments.receipt.booking;

/** A statement is of an account that is not ours. */
public final class UnknownAccountException extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownAccountException(String message) {
    super(message);
  }
}
