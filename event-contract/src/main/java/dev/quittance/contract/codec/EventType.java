package dev.quittance.contract.codec;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of event, with the names they have on the wire. The order of the constants is stored
 * and hashed by the ledger: only append.
 */
public enum EventType {
  ORDER_PLACED(OrderPlaced.class),
  PAYMENT_AUTHORIZED(PaymentAuthorized.class),
  PAYMENT_FAILED(PaymentFailed.class),
  REFUNDED(Refunded.class),
  PARKED_EVENT_RETRIED(ParkedEventRetried.class),
  PARKED_EVENT_DISCARDED(ParkedEventDiscarded.class),
  PARKED_RECORD_DISCARDED(ParkedRecordDiscarded.class),
  PAYMENT_ACTION_REQUIRED(PaymentActionRequired.class),
  PAYMENT_RETRY_REQUESTED(PaymentRetryRequested.class),
  REFUND_FAILED(RefundFailed.class),
  DISPUTE_OPENED(DisputeOpened.class),
  DISPUTE_CLOSED(DisputeClosed.class),
  MONEY_RECEIVED(MoneyReceived.class),
  MONEY_ALLOCATED(MoneyAllocated.class),
  MONEY_RETURNED(MoneyReturned.class),
  MONEY_DEBITED(MoneyDebited.class),
  ORDER_CANCELLED(OrderCancelled.class),
  BUYER_DISPUTE_OPENED(BuyerDisputeOpened.class),
  BUYER_DISPUTE_RESOLVED(BuyerDisputeResolved.class),
  BUYER_DISPUTE_REFUND_FAILED(BuyerDisputeRefundFailed.class);

  private static final int VERSION = 1;

  private final Class<? extends Event> recordClass;
  private final String wireName;
  private final String dataSchema;

  EventType(Class<? extends Event> recordClass) {
    this.recordClass = recordClass;
    this.wireName = "dev.quittance." + recordClass.getSimpleName();
    this.dataSchema = "urn:quittance:event:" + recordClass.getSimpleName() + ":" + version();
  }

  public static EventType of(Event event) {
    return switch (event) {
      case OrderPlaced placed -> ORDER_PLACED;
      case PaymentAuthorized authorized -> PAYMENT_AUTHORIZED;
      case PaymentFailed failed -> PAYMENT_FAILED;
      case Refunded refunded -> REFUNDED;
      case PaymentActionRequired required -> PAYMENT_ACTION_REQUIRED;
      case ParkedEventRetried retried -> PARKED_EVENT_RETRIED;
      case ParkedEventDiscarded discarded -> PARKED_EVENT_DISCARDED;
      case ParkedRecordDiscarded discarded -> PARKED_RECORD_DISCARDED;
      case PaymentRetryRequested requested -> PAYMENT_RETRY_REQUESTED;
      case RefundFailed failed -> REFUND_FAILED;
      case DisputeOpened opened -> DISPUTE_OPENED;
      case DisputeClosed closed -> DISPUTE_CLOSED;
      case MoneyReceived received -> MONEY_RECEIVED;
      case MoneyAllocated allocated -> MONEY_ALLOCATED;
      case MoneyReturned returned -> MONEY_RETURNED;
      case MoneyDebited debited -> MONEY_DEBITED;
      case OrderCancelled cancelled -> ORDER_CANCELLED;
      case BuyerDisputeOpened opened -> BUYER_DISPUTE_OPENED;
      case BuyerDisputeResolved resolved -> BUYER_DISPUTE_RESOLVED;
      case BuyerDisputeRefundFailed failed -> BUYER_DISPUTE_REFUND_FAILED;
    };
  }

  /** The type of that {@code ce_type}, or null if it is none of ours. */
  static @Nullable EventType ofWireName(String wireName) {
    return switch (wireName) {
      case "dev.quittance.OrderPlaced" -> ORDER_PLACED;
      case "dev.quittance.PaymentAuthorized" -> PAYMENT_AUTHORIZED;
      case "dev.quittance.PaymentFailed" -> PAYMENT_FAILED;
      case "dev.quittance.Refunded" -> REFUNDED;
      case "dev.quittance.ParkedEventRetried" -> PARKED_EVENT_RETRIED;
      case "dev.quittance.ParkedEventDiscarded" -> PARKED_EVENT_DISCARDED;
      case "dev.quittance.ParkedRecordDiscarded" -> PARKED_RECORD_DISCARDED;
      case "dev.quittance.PaymentActionRequired" -> PAYMENT_ACTION_REQUIRED;
      case "dev.quittance.PaymentRetryRequested" -> PAYMENT_RETRY_REQUESTED;
      case "dev.quittance.RefundFailed" -> REFUND_FAILED;
      case "dev.quittance.DisputeOpened" -> DISPUTE_OPENED;
      case "dev.quittance.DisputeClosed" -> DISPUTE_CLOSED;
      case "dev.quittance.MoneyReceived" -> MONEY_RECEIVED;
      case "dev.quittance.MoneyAllocated" -> MONEY_ALLOCATED;
      case "dev.quittance.MoneyReturned" -> MONEY_RETURNED;
      case "dev.quittance.MoneyDebited" -> MONEY_DEBITED;
      case "dev.quittance.OrderCancelled" -> ORDER_CANCELLED;
      case "dev.quittance.BuyerDisputeOpened" -> BUYER_DISPUTE_OPENED;
      case "dev.quittance.BuyerDisputeResolved" -> BUYER_DISPUTE_RESOLVED;
      case "dev.quittance.BuyerDisputeRefundFailed" -> BUYER_DISPUTE_REFUND_FAILED;
      default -> null;
    };
  }

  public Class<? extends Event> recordClass() {
    return recordClass;
  }

  /** For example {@code OrderPlaced}. */
  public String simpleName() {
    return recordClass.getSimpleName();
  }

  /** The CloudEvents {@code type}, for example {@code dev.quittance.OrderPlaced}. */
  public String wireName() {
    return wireName;
  }

  /** Changes only when a reader of the old version would misread the new one. */
  public int version() {
    return VERSION;
  }

  /**
   * The CloudEvents {@code dataschema}, for example {@code urn:quittance:event:OrderPlaced:1}: the
   * {@code $id} of the JSON Schema in docs/events.
   */
  public String dataSchema() {
    return dataSchema;
  }
}
