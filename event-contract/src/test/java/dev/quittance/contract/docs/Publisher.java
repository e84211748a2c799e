package dev.quittance.contract.docs;

import dev.quittance.contract.codec.EventType;
import java.util.Arrays;
import java.util.List;

/** Who writes what into the log. */
enum Publisher {
  ORDER_SERVICE(
      "placeOrders",
      "order-service tells that a buyer ordered, wants to pay again or complains, and that an"
          + " order is cancelled or a complaint resolved.",
      "One event per order, in the transaction that stores the order; one per attempt that a buyer"
          + " asks for; one per order that is cancelled; and two per buyer's dispute, when it is"
          + " opened and when it is resolved."),
  PAYMENT_SERVICE(
      "settlePayments",
      "payment-service tells what gateways answered.",
      "One event per answer that settles something (authorized, failed for good, refunded, a refund"
          + " that came back, a dispute opened or closed, what could not be refunded), and per action that a gateway wants of the"
          + " buyer first. And what happens to money that a bank account received."),
  PARKING_SERVICE(
      "decideOnParkedEvents",
      "A service tells what ops decided on an event it parked.",
      "Each service decides on what it has parked itself; the others pass over the decision.");

  private final String operation;
  private final String summary;
  private final String description;

  Publisher(String operation, String summary, String description) {
    this.operation = operation;
    this.summary = summary;
    this.description = description;
  }

  private static Publisher of(EventType type) {
    return switch (type) {
      case ORDER_PLACED,
          ORDER_CANCELLED,
          PAYMENT_RETRY_REQUESTED,
          BUYER_DISPUTE_OPENED,
          BUYER_DISPUTE_RESOLVED ->
          ORDER_SERVICE;
      case PAYMENT_ACTION_REQUIRED,
          PAYMENT_AUTHORIZED,
          PAYMENT_FAILED,
          REFUNDED,
          REFUND_FAILED,
          DISPUTE_OPENED,
          DISPUTE_CLOSED,
          BUYER_DISPUTE_REFUND_FAILED,
          MONEY_RECEIVED,
          MONEY_ALLOCATED,
          MONEY_RETURNED,
          MONEY_DEBITED ->
          PAYMENT_SERVICE;
      case PARKED_EVENT_RETRIED, PARKED_EVENT_DISCARDED, PARKED_RECORD_DISCARDED -> PARKING_SERVICE;
    };
  }

  List<EventType> publishes() {
    return Arrays.stream(EventType.values()).filter(type -> of(type) == this).toList();
  }

  String operation() {
    return operation;
  }

  String summary() {
    return summary;
  }

  String description() {
    return description;
  }
}
