package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.NextAction;
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
import dev.quittance.contract.Rfc3339;
import dev.quittance.contract.codec.json.BadJsonException;
import dev.quittance.contract.codec.json.FieldNames;
import dev.quittance.contract.codec.json.JsonFields;
import dev.quittance.contract.codec.json.JsonReader;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an event from JSON in one pass: a replay reads millions of them. */
final class PayloadReader {

  private static final FieldNames MONEY = new FieldNames("amount", "currency");
  private static final FieldNames NEXT_ACTION =
      new FieldNames(
          "type",
          "url",
          "content",
          "sentTo",
          "accountHolder",
          "account",
          "bank",
          "reference",
          "expiresAt");

  private static final int DATE_LENGTH = "2026-11-22".length();

  private final ThreadLocal<JsonReader> documents;
  private final Map<EventType, FieldNames> fieldNames = new EnumMap<>(EventType.class);

  PayloadReader(JsonFactory json) {
    this.documents = ThreadLocal.withInitial(() -> new JsonReader(json));
    for (EventType type : EventType.values()) {
      fieldNames.put(type, names(type));
    }
  }

  private static FieldNames names(EventType type) {
    RecordComponent[] fields = type.recordClass().getRecordComponents();
    FieldNames names =
        new FieldNames(Arrays.stream(fields).map(RecordComponent::getName).toArray(String[]::new));
    for (int place = 0; place < fields.length; place++) {
      if (fields[place].getType() == Money.class) {
        names = names.withObject(place, MONEY);
      } else if (fields[place].getType() == NextAction.class) {
        names = names.withObject(place, NEXT_ACTION);
      }
    }
    return names;
  }

  /**
   * @throws BadJsonException if the bytes are not JSON, a field is missing, doubled or of another
   *     type, or the event itself refuses a value
   */
  Event read(EventType type, byte[] payload) throws BadJsonException {
    try {
      FieldNames names = Objects.requireNonNull(fieldNames.get(type));
      return event(type, documents.get().read(payload, in -> JsonFields.read(in, names)));
    } catch (IllegalArgumentException e) {
      throw new BadJsonException(String.valueOf(e.getMessage()));
    }
  }

  private static Event event(EventType type, JsonFields in) throws BadJsonException {
    return switch (type) {
      case ORDER_PLACED -> orderPlaced(in);
      case PAYMENT_AUTHORIZED ->
          new PaymentAuthorized(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              money(in, "amount"),
              money(in, "platformFee"),
              moneyIfAny(in, "charged"),
              moneyIfAny(in, "surcharge"),
              in.textIfAny("rate"),
              in.textIfAny("bankAccount"));
      case PAYMENT_FAILED ->
          new PaymentFailed(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("reason"),
              in.flagIfAny("retryable"));
      case PAYMENT_ACTION_REQUIRED ->
          new PaymentActionRequired(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              money(in, "amount"),
              nextAction(in.object("nextAction")));
      case REFUNDED ->
          new Refunded(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("refundId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              money(in, "amount"),
              money(in, "platformFee"),
              moneyIfAny(in, "charged"),
              in.textIfAny("bankAccount"));
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
      case PAYMENT_RETRY_REQUESTED ->
          new PaymentRetryRequested(
              in.text("orderId"), in.text("paymentMethodId"), in.text("requestedBy"));
      case ORDER_CANCELLED ->
          new OrderCancelled(
              in.text("orderId"),
              CancellationReason.ofWireName(in.text("reason"))
                  .orElseThrow(
                      () -> new BadJsonException("reason is not one that this version knows")),
              in.text("cancelledBy"));
      case REFUND_FAILED ->
          new RefundFailed(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("refundId"),
              in.text("gateway"),
              money(in, "amount"),
              money(in, "platformFee"),
              in.text("reason"),
              moneyIfAny(in, "charged"),
              in.textIfAny("bankAccount"));
      case DISPUTE_OPENED -> disputeOpened(in);
      case DISPUTE_CLOSED -> disputeClosed(in);
      case BUYER_DISPUTE_OPENED -> buyerDisputeOpened(in);
      case BUYER_DISPUTE_RESOLVED -> buyerDisputeResolved(in);
      case BUYER_DISPUTE_REFUND_FAILED ->
          new BuyerDisputeRefundFailed(
              in.text("orderId"),
              in.text("disputeId"),
              in.text("refundId"),
              money(in, "amount"),
              in.text("reason"));
      case MONEY_RECEIVED ->
          new MoneyReceived(
              in.text("receiptId"),
              in.text("bankAccount"),
              money(in, "amount"),
              in.text("bankReference"),
              in.textIfAny("remitter"),
              in.textIfAny("remittance"),
              date(in, "bookedOn"));
      case MONEY_ALLOCATED ->
          new MoneyAllocated(
              in.text("receiptId"),
              in.text("bankAccount"),
              in.text("orderId"),
              in.text("paymentId"),
              money(in, "amount"));
      case MONEY_RETURNED ->
          new MoneyReturned(
              in.text("receiptId"),
              in.text("bankAccount"),
              money(in, "amount"),
              in.text("bankReference"),
              in.text("reason"));
      case MONEY_DEBITED -> moneyDebited(in);
    };
  }

  private static Event orderPlaced(JsonFields in) throws BadJsonException {
    String orderId = in.text("orderId");
    String buyerId = in.text("buyerId");
    String supplierId = in.text("supplierId");
    Money total = money(in, "total");
    String paymentMethodId = in.text("paymentMethodId");
    Money shipping = moneyIfAny(in, "shipping");
    String word = in.textIfAny("acknowledgedStatus");
    var status = word == null ? null : AcknowledgedStatus.ofWireName(word).orElse(null);
    if (word != null && status == null) {
      throw new BadJsonException("acknowledgedStatus is not one that this version knows");
    }
    Instant acknowledgedAt = timeIfAny(in, "acknowledgedAt");
    return new OrderPlaced(
        orderId,
        buyerId,
        supplierId,
        total,
        paymentMethodId,
        shipping,
        status,
        acknowledgedAt,
        moneyIfAny(in, "charged"),
        moneyIfAny(in, "surcharge"),
        in.textIfAny("rate"),
        timeIfAny(in, "quotedUntil"));
  }

  private static Event disputeOpened(JsonFields in) throws BadJsonException {
    return new DisputeOpened(
        in.text("orderId"),
        in.text("paymentId"),
        in.text("disputeId"),
        in.text("gateway"),
        in.text("gatewayReference"),
        money(in, "amount"),
        moneyIfAny(in, "fee"),
        in.text("reason"),
        moneyIfAny(in, "charged"),
        in.textIfAny("bankAccount"),
        moneyIfAny(in, "surcharge"));
  }

  private static Event buyerDisputeOpened(JsonFields in) throws BadJsonException {
    var reason = BuyerDisputeReason.ofWireName(in.text("reason"));
    if (reason.isEmpty()) {
      throw new BadJsonException("reason is not one that this version knows");
    }
    return new BuyerDisputeOpened(
        in.text("orderId"), in.text("disputeId"), reason.get(), moneyIfAny(in, "claimed"));
  }

  private static Event buyerDisputeResolved(JsonFields in) throws BadJsonException {
    var outcome = BuyerDisputeResolved.Outcome.ofWireName(in.text("outcome"));
    if (outcome.isEmpty()) {
      throw new BadJsonException("outcome is not one that this version knows");
    }
    return new BuyerDisputeResolved(
        in.text("orderId"),
        in.text("disputeId"),
        outcome.get(),
        moneyIfAny(in, "amount"),
        in.text("resolvedBy"));
  }

  private static Event moneyDebited(JsonFields in) throws BadJsonException {
    var purpose = MoneyDebited.Purpose.ofWireName(in.text("purpose"));
    if (purpose.isEmpty()) {
      throw new BadJsonException("purpose is not one that this version knows");
    }
    return new MoneyDebited(
        in.text("receiptId"),
        in.text("bankAccount"),
        money(in, "amount"),
        purpose.get(),
        in.text("bankReference"),
        in.textIfAny("text"),
        date(in, "bookedOn"));
  }

  private static Event disputeClosed(JsonFields in) throws BadJsonException {
    String orderId = in.text("orderId");
    String paymentId = in.text("paymentId");
    String disputeId = in.text("disputeId");
    String gateway = in.text("gateway");
    var outcome = DisputeClosed.Outcome.ofWireName(in.text("outcome"));
    if (outcome.isEmpty()) {
      throw new BadJsonException("outcome is not one that this version knows");
    }
    String borneBy = in.textIfAny("borneBy");
    var bearer = borneBy == null ? null : DisputeClosed.Bearer.ofWireName(borneBy).orElse(null);
    if (borneBy != null && bearer == null) {
      throw new BadJsonException("borneBy is not one that this version knows");
    }
    return new DisputeClosed(
        orderId,
        paymentId,
        disputeId,
        gateway,
        outcome.get(),
        bearer,
        money(in, "amount"),
        in.flagIfAny("feeReturned"),
        moneyIfAny(in, "charged"),
        in.textIfAny("bankAccount"),
        moneyIfAny(in, "surcharge"));
  }

  /** RFC 3339, full-date. */
  private static LocalDate date(JsonFields in, String name) throws BadJsonException {
    String text = in.text(name);
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new BadJsonException(name + " is not a date such as 2026-11-22");
  }

  private static @Nullable Money moneyIfAny(JsonFields in, String name) throws BadJsonException {
    return in.has(name) ? money(in, name) : null;
  }

  private static NextAction nextAction(JsonFields in) throws BadJsonException {
    Instant expiresAt = timeIfAny(in, "expiresAt");
    return switch (in.text("type")) {
      case NextAction.Redirect.TYPE -> new NextAction.Redirect(in.text("url"), expiresAt);
      case NextAction.QrCode.TYPE -> new NextAction.QrCode(in.text("content"), expiresAt);
      case NextAction.OneTimeCode.TYPE -> new NextAction.OneTimeCode(in.text("sentTo"), expiresAt);
      case NextAction.BankTransfer.TYPE ->
          new NextAction.BankTransfer(
              in.text("accountHolder"),
              in.text("account"),
              in.text("bank"),
              in.text("reference"),
              expiresAt);
      default ->
          throw new BadJsonException("nextAction has a type that this version does not know");
    };
  }

  private static @Nullable Instant timeIfAny(JsonFields in, String name) throws BadJsonException {
    String text = in.textIfAny(name);
    Instant time = text == null ? null : Rfc3339.read(text);
    if (text != null && time == null) {
      throw new BadJsonException(name + " is not an RFC 3339 timestamp");
    }
    return time;
  }

  private static Money money(JsonFields in, String name) throws BadJsonException {
    try {
      JsonFields money = in.object(name);
      long amount = money.number("amount");
      return Money.of(amount, money.text("currency"));
    } catch (BadJsonException e) {
      throw new BadJsonException(
          name + " is missing or not {\"amount\": minor units, \"currency\": ISO 4217 code}");
    } catch (IllegalArgumentException e) {
      throw new BadJsonException(name + ": " + e.getMessage());
    }
  }
}
