package dev.quittance.notification.message;

/** What a notification is about. */
public enum Kind {
  ORDER_PLACED,
  PAYMENT_AUTHORIZED,
  PAYMENT_FAILED,
  REFUNDED,
  PAYMENT_ACTION_REQUIRED,
  REFUND_FAILED,
  DISPUTE_OPENED,
  DISPUTE_CLOSED,
  ORDER_CANCELLED
}
