package dev.quittance.contract.docs;

import dev.quittance.contract.codec.EventType;
import java.util.Arrays;
import java.util.List;

/** Who writes what into the log. */
enum Publisher {
  ORDER_SERVICE("placeOrders", "order-service tells that a buyer ordered."),
  PAYMENT_SERVICE("settlePayments", "payment-service tells what gateways answered."),
  PARKING_SERVICE(
      "decideOnParkedEvents", "A service tells what ops decided on an event it parked.");

  private final String operation;
  private final String summary;

  Publisher(String operation, String summary) {
    this.operation = operation;
    this.summary = summary;
  }

  private static Publisher of(EventType type) {
    return switch (type) {
      case ORDER_PLACED -> ORDER_SERVICE;
      case PAYMENT_AUTHORIZED, PAYMENT_FAILED, REFUNDED -> PAYMENT_SERVICE;
      case PARKED_EVENT_RETRIED, PARKED_EVENT_DISCARDED -> PARKING_SERVICE;
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
}
