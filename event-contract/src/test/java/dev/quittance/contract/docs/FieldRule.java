package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.codec.EventType;
import java.util.Set;

/** What the constructors demand of a field, as JSON Schema says it. EventSchemasTest compares. */
enum FieldRule {
  ORDER_ID("^" + Ids.ORDER + "[0-9a-f]{32}$"),
  /** Partition and offset. */
  PARKED_ID("^(0|[1-9][0-9]{0,3})-(0|[1-9][0-9]{0,17})$"),
  /** Of an order or a receipt. */
  SUBJECT_ID("^(" + Ids.ORDER + "|" + Ids.RECEIPT + ")[0-9a-f]{32}$"),
  RECEIPT_ID("^" + Ids.RECEIPT + "[0-9a-f]{32}$"),
  DISPUTE_ID("^" + Ids.DISPUTE + "[0-9a-f]{32}$"),
  PAYMENT_ID("^" + Ids.PAYMENT + "[0-9a-f]{32}$"),
  ATTEMPT_ID("^" + Ids.ATTEMPT + "[0-9a-f]{32}$"),
  REFUND_ID("^" + Ids.REFUND + "[0-9a-f]{32}$"),
  NAME("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"),
  /** One line that is not blank; no look-ahead, because not every validator knows it. */
  TEXT("^[^\\x00-\\x1f\\x7f-\\x9f]*[^\\s\\x00-\\x1f\\x7f-\\x9f][^\\x00-\\x1f\\x7f-\\x9f]*$"),
  CURRENCY("^[A-Z]{3}$"),
  URL("^https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+$"),
  QR_CONTENT(TEXT.pattern),
  /** RFC 3339; that the day exists is beyond a pattern. */
  TIME(
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]"
          + "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?"
          + "([Zz]|[+-](0[0-9]|1[0-7]):[0-5][0-9])$"),
  /** RFC 3339; that the day exists is beyond a pattern. */
  DATE("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
  /**
   * That it is not zero and has at most 18 digits is beyond a pattern that every validator knows.
   */
  RATE("^(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?$"),
  OUTCOME("^(won|lost)$"),
  CANCELLATION("^(buyer_request|payment_overdue|out_of_stock|suspected_fraud|staff_decision)$"),
  RESOLUTION("^(refund|partial_refund|rejection)$"),
  COMPLAINT("^(wrong_deduction|not_as_described|not_received|duplicate_charge)$"),
  ACKNOWLEDGED_STATUS("^(unverified|expired)$"),
  BEARER("^(supplier|platform)$"),
  PURPOSE("^(fee|reversal|other)$"),
  FLAG(""),
  OFFSET(0, Long.MAX_VALUE),
  POSITIVE(1, Money.MAX_MINOR),
  SHARE(0, Money.MAX_MINOR);

  /** Whose reason is a code. */
  private static final Set<Class<?>> CODED =
      Set.of(
          PaymentFailed.class,
          RefundFailed.class,
          DisputeOpened.class,
          BuyerDisputeRefundFailed.class);

  private final String pattern;
  private final long minimum;
  private final long maximum;

  FieldRule(String pattern) {
    this(pattern, 0, 0);
  }

  FieldRule(long minimum, long maximum) {
    this("", minimum, maximum);
  }

  FieldRule(String pattern, long minimum, long maximum) {
    this.pattern = pattern;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  /** The rule of a record's component; of money it is the rule of its amount. */
  static FieldRule of(Class<?> owner, String component) {
    return switch (component) {
      case "orderId" -> ParkingDecision.class.isAssignableFrom(owner) ? SUBJECT_ID : ORDER_ID;
      case "receiptId" -> RECEIPT_ID;
      case "disputeId" -> DISPUTE_ID;
      case "parkedId" -> PARKED_ID;
      case "paymentId" -> PAYMENT_ID;
      case "attemptId" -> ATTEMPT_ID;
      case "refundId" -> REFUND_ID;
      case "buyerId", "supplierId", "paymentMethodId", "gateway", "service", "bankAccount" -> NAME;
      case "reason" -> reason(owner);
      case "gatewayReference",
          "decidedBy",
          "sentTo",
          "accountHolder",
          "account",
          "bank",
          "reference",
          "requestedBy",
          "cancelledBy",
          "resolvedBy",
          "bankReference",
          "remitter",
          "text",
          "remittance" ->
          TEXT;
      case "bookedOn" -> DATE;
      case "rate" -> RATE;
      case "outcome" -> owner == BuyerDisputeResolved.class ? RESOLUTION : OUTCOME;
      case "borneBy" -> BEARER;
      case "purpose" -> PURPOSE;
      case "retryable", "feeReturned" -> FLAG;
      case "url" -> URL;
      case "content" -> QR_CONTENT;
      case "expiresAt", "acknowledgedAt", "quotedUntil" -> TIME;
      case "acknowledgedStatus" -> ACKNOWLEDGED_STATUS;
      case "parkedOffset" -> OFFSET;
      case "total", "amount", "charged", "surcharge", "fee", "claimed", "shipping" -> POSITIVE;
      case "platformFee" -> SHARE;
      default ->
          throw new IllegalArgumentException(
              "FieldRule does not know what %s demands of %s: add it"
                  .formatted(owner.getSimpleName(), component));
    };
  }

  private static FieldRule reason(Class<?> owner) {
    if (owner == OrderCancelled.class) {
      return CANCELLATION;
    }
    if (owner == BuyerDisputeOpened.class) {
      return COMPLAINT;
    }
    return CODED.contains(owner) ? NAME : TEXT;
  }

  /** The rule of a record's key. */
  static FieldRule ofSubject(EventType type) {
    if (type == EventType.PARKED_RECORD_DISCARDED) {
      return PARKED_ID;
    }
    if (ReceiptEvent.class.isAssignableFrom(type.recordClass())) {
      return RECEIPT_ID;
    }
    return OrderEvent.class.isAssignableFrom(type.recordClass()) ? ORDER_ID : SUBJECT_ID;
  }

  void addTo(ObjectNode schema) {
    if (this == FLAG) {
      return; // its type says all
    }
    if (pattern.isEmpty()) {
      // Generators of code make an int32 of an integer that does not say how large it gets.
      schema.put("format", "int64").put("minimum", minimum).put("maximum", maximum);
      return;
    }
    switch (this) {
      case TEXT -> schema.put("minLength", 1).put("maxLength", Limits.MAX_TEXT);
      case QR_CONTENT -> schema.put("minLength", 1).put("maxLength", Limits.MAX_QR_CONTENT);
      case URL -> schema.put("maxLength", Limits.MAX_URL).put("format", "uri");
      case DATE -> schema.put("format", "date");
      case TIME -> schema.put("format", "date-time");
      default -> {
        // its pattern says how long it may be
      }
    }
    schema.put("pattern", pattern);
  }
}
