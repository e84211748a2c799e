package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** JSON as an event, read in one pass: replay reads millions of them. */
final class PayloadReader {

  private static final Names NEXT_ACTION =
      new Names("type", "url", "content", "sentTo", "expiresAt");

  private final ThreadLocal<Documents> documents;
  private final Map<EventType, Names> fieldNames = new EnumMap<>(EventType.class);

  PayloadReader(JsonFactory json) {
    this.documents = ThreadLocal.withInitial(() -> new Documents(json));
    for (EventType type : EventType.values()) {
      fieldNames.put(type, names(type));
    }
  }

  private static Names names(EventType type) {
    RecordComponent[] fields = type.recordClass().getRecordComponents();
    Names names =
        new Names(Arrays.stream(fields).map(RecordComponent::getName).toArray(String[]::new));
    for (int place = 0; place < fields.length; place++) {
      if (fields[place].getType() == Money.class) {
        names = names.withObject(place, Fields.MONEY);
      } else if (fields[place].getType() == NextAction.class) {
        names = names.withObject(place, NEXT_ACTION);
      }
    }
    return names;
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
      case PAYMENT_ACTION_REQUIRED ->
          new PaymentActionRequired(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.money("amount"),
              nextAction(in.object("nextAction")));
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

  private static NextAction nextAction(Fields in) throws BadPayloadException {
    Instant expiresAt = in.timeIfAny("expiresAt");
    return switch (in.text("type")) {
      case NextAction.Redirect.TYPE -> new NextAction.Redirect(in.text("url"), expiresAt);
      case NextAction.QrCode.TYPE -> new NextAction.QrCode(in.text("content"), expiresAt);
      case NextAction.OneTimeCode.TYPE -> new NextAction.OneTimeCode(in.text("sentTo"), expiresAt);
      default ->
          throw new BadPayloadException("nextAction has a type that this version does not know");
    };
  }
}
