package dev.quittance.payments.gateway.notification;

/** A notification that is not believed. The message is for its sender and says what is wrong. */
public final class BadNotificationException extends Exception {

  private static final long serialVersionUID = 1L;

  public BadNotificationException(String message) {
    super(message);
  }
}
