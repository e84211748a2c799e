package dev.quittance.payments.api;

import dev.quittance.payments.operation.OperationStatus;

/** The states of an attempt. */
enum AttemptStatus {
  /** The gateway has not been asked. */
  CREATED,
  /** The gateway is being asked. */
  ASKED,
  /** The gateway gave no definite answer; it is asked again. */
  UNKNOWN,
  /** The gateway has it and decides later. */
  PENDING,
  /** The gateway waits for the buyer. */
  ACTION_REQUIRED,
  AUTHORIZED,
  FAILED,
  /**
   * It has charged the buyer, who owes nothing for it: it had failed, and he has another attempt,
   * or the order was cancelled. It is paid back.
   */
  SURPLUS;

  static AttemptStatus of(OperationStatus status) {
    return switch (status) {
      case CREATED -> CREATED;
      case ASKED -> ASKED;
      case UNKNOWN -> UNKNOWN;
      case PENDING -> PENDING;
      case ACTION_REQUIRED -> ACTION_REQUIRED;
      case SUCCEEDED -> AUTHORIZED;
      case FAILED -> FAILED;
      case SURPLUS -> SURPLUS;
    };
  }
}
