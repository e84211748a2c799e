package dev.quittance.contract;

/**
 * Why a service refuses an event: one code per rule, the same in every service. Where several
 * apply, the first in this order is given. A refused event is parked, and later events of its order
 * wait behind it.
 */
public enum RefusalCode {
  /** The record is in another partition than its order or receipt: it is parked alone. */
  WRONG_PARTITION,
  /** A required CloudEvents attribute is missing or malformed. */
  NOT_A_CLOUD_EVENT,
  /** The CloudEvents type, or its version, is not in this contract. */
  UNKNOWN_TYPE,
  /** The payload is not the JSON that the type requires. */
  BAD_PAYLOAD,
  /** The record's key is not the id of the order or receipt in its payload. */
  KEY_MISMATCH,
  /** The event is not signed by a service that may publish it, or was changed afterwards. */
  NOT_AUTHENTIC,
  /** An earlier event of the same order or receipt is parked. */
  PARKED_BEHIND,
  /** Another event has the same source and id, see {@link EventMark}. */
  EVENT_ID_REUSED,
  /** The event's time is further ahead of the broker's than {@link Limits} allows. */
  TIME_IN_FUTURE,
  /** The order was never placed. */
  ORDER_UNKNOWN,
  /** The order was placed before, by another event. */
  ORDER_ALREADY_PLACED,
  /** Nothing was received under this receipt's id. */
  RECEIPT_UNKNOWN,
  /** The receipt's money was received before, by another event. */
  RECEIPT_ALREADY_RECEIVED,
  /** The order or receipt has as many events as {@link Limits} allows. */
  TOO_MANY_EVENTS,
  /** The event names another payment than the one that was authorized. */
  PAYMENT_MISMATCH,
  /** The event names another bank account than the one that received the money. */
  RECEIPT_MISMATCH,
  /**
   * The event's currency is not the order's or receipt's, or what is charged is not in the
   * payment's.
   */
  CURRENCY_MISMATCH,
  /** The order is paid: it can be neither paid again nor fail. */
  ALREADY_AUTHORIZED,
  /** The order is cancelled: it is neither paid again nor cancelled again. */
  ORDER_CANCELLED,
  /** A refund or a dispute of an order that was never paid. */
  NOT_AUTHORIZED,
  /** The authorized amount is not the order's total. */
  AMOUNT_MISMATCH,
  /** The dispute is open already. */
  DISPUTE_ALREADY_OPENED,
  /** No such dispute is open, or it is about another amount. */
  DISPUTE_UNKNOWN,
  /** A refund while a dispute is open: the money may go back twice. */
  DISPUTE_OPEN,
  /** The order's refunds, with what disputes hold or took, would exceed what was authorized. */
  REFUND_EXCEEDS_AUTHORIZED,
  /** What is disputed would exceed what was authorized and has not gone back. */
  DISPUTE_EXCEEDS_AUTHORIZED,
  /** The fees given back together would exceed the fee that was charged. */
  FEE_EXCEEDS_CHARGED,
  /** A refund came back that is more than what was refunded. */
  NOT_REFUNDED,
  /** More would be allocated and returned of a receipt than was received. */
  RECEIPT_EXCEEDED;

  /**
   * Whether the record could not be read, or not be believed: nobody can tell which event it is.
   */
  public boolean isUnreadable() {
    return this == NOT_A_CLOUD_EVENT
        || this == UNKNOWN_TYPE
        || this == BAD_PAYLOAD
        || this == KEY_MISMATCH
        || this == NOT_AUTHENTIC;
  }
}
