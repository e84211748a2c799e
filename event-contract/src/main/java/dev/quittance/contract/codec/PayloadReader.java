package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import dev.quittance.contract.Event;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** JSON as an event, read in one pass: replay reads millions of them. */
final class PayloadReader {

  private final ThreadLocal<Documents> documents;
  private final Map<EventType, Names> fieldNames = new EnumMap<>(EventType.class);

  PayloadReader(JsonFactory json) {
    this.documents = ThreadLocal.withInitial(() -> new Documents(json));
    for (EventType type : EventType.values()) {
      fieldNames.put(
          type,
          new Names(
              Arrays.stream(type.recordClass().getRecordComponents())
                  .map(RecordComponent::getName)
                  .toArray(String[]::new)));
    }
  }

  /**
   * @throws BadPayloadException if the bytes are not JSON, a field is missing, doubled or of
   *     another type, or the event itself refuses a value
   */
  Event read(EventType type, byte[] payload) throws BadPayloadException {
    try {
      Names names = fieldNames.get(type);
      return event(type, documents.get().read(payload, in -> Fields.read(in, names)));
    } catch (IllegalArgumentException e) {
      throw new BadPayloadException(String.valueOf(e.getMessage()));
    }
  }

  private static Event event(EventType type, Fields in) throws BadPayloadException {
    return switch (type) {
      case ORDER_PLACED ->
          new OrderPlaced(
              in.text("orderId"),
              in.text("buyerId"),
              in.text("supplierId"),
              in.money("total"),
              in.text("paymentMethodId"));
      case PAYMENT_AUTHORIZED ->
          new PaymentAuthorized(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              in.money("amount"),
              in.money("platformFee"));
      case PAYMENT_FAILED ->
          new PaymentFailed(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("reason"));
      case REFUNDED ->
          new Refunded(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("refundId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              in.money("amount"),
              in.money("platformFee"));
      case PARKED_EVENT_RETRIED ->
          new ParkedEventRetried(
              in.text("orderId"),
              in.text("service"),
              in.number("parkedOffset"),
              in.text("decidedBy"));
      case PARKED_EVENT_DISCARDED ->
          new ParkedEventDiscarded(
              in.text("orderId"),
              in.text("service"),
              in.number("parkedOffset"),
              in.text("decidedBy"),
              in.text("reason"));
      case PARKED_RECORD_DISCARDED ->
          new ParkedRecordDiscarded(
              in.text("parkedId"), in.text("service"), in.text("decidedBy"), in.text("reason"));
    };
  }
}
