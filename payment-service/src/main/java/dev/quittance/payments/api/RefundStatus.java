package dev.quittance.payments.api;

import dev.quittance.payments.operation.OperationStatus;

/** The states of a refund. */
enum RefundStatus {
  /** Its amount is reserved; the gateway has not decided. */
  PENDING,
  /** Paid. Its gateway may still take it back, if it cannot deliver the money. */
  SUCCEEDED,
  /** Its amount can be refunded again. */
  FAILED;

  static RefundStatus of(OperationStatus status) {
    return switch (status) {
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case SURPLUS -> throw new IllegalStateException("a refund is no charge");
      case CREATED, ASKED, UNKNOWN, PENDING, ACTION_REQUIRED -> PENDING;
    };
  }
}
