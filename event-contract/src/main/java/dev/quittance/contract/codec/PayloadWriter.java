package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
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
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.Rfc3339;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes an event as JSON, with the fields in the order of the record's components. */
final class PayloadWriter {

  private static final int USUAL_SIZE = 384;

  private final JsonFactory json;

  PayloadWriter(JsonFactory json) {
    this.json = json;
  }

  byte[] write(Event event) {
    var bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      fields(out, event);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void fields(JsonGenerator out, Event event) throws IOException {
    switch (event) {
      case OrderEvent e -> {
        out.writeStringField("orderId", e.orderId());
        fields(out, e);
      }
      case ReceiptEvent e -> {
        out.writeStringField("receiptId", e.receiptId());
        out.writeStringField("bankAccount", e.bankAccount());
        fields(out, e);
      }
      case ParkingDecision e -> fields(out, e);
    }
  }

  private static void fields(JsonGenerator out, OrderEvent event) throws IOException {
    switch (event) {
      case OrderPlaced e -> {
        out.writeStringField("buyerId", e.buyerId());
        out.writeStringField("supplierId", e.supplierId());
        money(out, "total", e.total());
        out.writeStringField("paymentMethodId", e.paymentMethodId());
        moneyIfAny(out, "shipping", e.shipping());
        AcknowledgedStatus status = e.acknowledgedStatus();
        textIfAny(out, "acknowledgedStatus", status == null ? null : status.wireName());
        timeIfAny(out, "acknowledgedAt", e.acknowledgedAt());
        moneyIfAny(out, "charged", e.charged());
        moneyIfAny(out, "surcharge", e.surcharge());
        textIfAny(out, "rate", e.rate());
        timeIfAny(out, "quotedUntil", e.quotedUntil());
      }
      case PaymentAuthorized e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("attemptId", e.attemptId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("gatewayReference", e.gatewayReference());
        money(out, "amount", e.amount());
        money(out, "platformFee", e.platformFee());
        moneyIfAny(out, "charged", e.charged());
        moneyIfAny(out, "surcharge", e.surcharge());
        textIfAny(out, "rate", e.rate());
        textIfAny(out, "bankAccount", e.bankAccount());
      }
      case PaymentFailed e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("attemptId", e.attemptId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("reason", e.reason());
        flagIfAny(out, "retryable", e.retryable());
      }
      case PaymentActionRequired e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("attemptId", e.attemptId());
        out.writeStringField("gateway", e.gateway());
        money(out, "amount", e.amount());
        nextAction(out, e.nextAction());
      }
      case Refunded e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("refundId", e.refundId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("gatewayReference", e.gatewayReference());
        money(out, "amount", e.amount());
        money(out, "platformFee", e.platformFee());
        moneyIfAny(out, "charged", e.charged());
        textIfAny(out, "bankAccount", e.bankAccount());
      }
      case OrderCancelled e -> {
        out.writeStringField("reason", e.reason().wireName());
        out.writeStringField("cancelledBy", e.cancelledBy());
      }
      case PaymentRetryRequested e -> {
        out.writeStringField("paymentMethodId", e.paymentMethodId());
        out.writeStringField("requestedBy", e.requestedBy());
      }
      case RefundFailed e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("refundId", e.refundId());
        out.writeStringField("gateway", e.gateway());
        money(out, "amount", e.amount());
        money(out, "platformFee", e.platformFee());
        out.writeStringField("reason", e.reason());
        moneyIfAny(out, "charged", e.charged());
        textIfAny(out, "bankAccount", e.bankAccount());
      }
      case DisputeOpened e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("disputeId", e.disputeId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("gatewayReference", e.gatewayReference());
        money(out, "amount", e.amount());
        moneyIfAny(out, "fee", e.fee());
        out.writeStringField("reason", e.reason());
        moneyIfAny(out, "charged", e.charged());
        textIfAny(out, "bankAccount", e.bankAccount());
        moneyIfAny(out, "surcharge", e.surcharge());
      }
      case DisputeClosed e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("disputeId", e.disputeId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("outcome", e.outcome().wireName());
        textIfAny(out, "borneBy", e.borneBy() == null ? null : e.borneBy().wireName());
        money(out, "amount", e.amount());
        flagIfAny(out, "feeReturned", e.feeReturned());
        moneyIfAny(out, "charged", e.charged());
        textIfAny(out, "bankAccount", e.bankAccount());
        moneyIfAny(out, "surcharge", e.surcharge());
      }
      case BuyerDisputeOpened e -> {
        out.writeStringField("disputeId", e.disputeId());
        out.writeStringField("reason", e.reason().wireName());
        moneyIfAny(out, "claimed", e.claimed());
      }
      case BuyerDisputeResolved e -> {
        out.writeStringField("disputeId", e.disputeId());
        out.writeStringField("outcome", e.outcome().wireName());
        moneyIfAny(out, "amount", e.amount());
        out.writeStringField("resolvedBy", e.resolvedBy());
      }
      case BuyerDisputeRefundFailed e -> {
        out.writeStringField("disputeId", e.disputeId());
        out.writeStringField("refundId", e.refundId());
        money(out, "amount", e.amount());
        out.writeStringField("reason", e.reason());
      }
    }
  }

  private static void fields(JsonGenerator out, ReceiptEvent event) throws IOException {
    switch (event) {
      case MoneyReceived e -> {
        money(out, "amount", e.amount());
        out.writeStringField("bankReference", e.bankReference());
        textIfAny(out, "remitter", e.remitter());
        textIfAny(out, "remittance", e.remittance());
        out.writeStringField("bookedOn", e.bookedOn().toString());
      }
      case MoneyAllocated e -> {
        out.writeStringField("orderId", e.orderId());
        out.writeStringField("paymentId", e.paymentId());
        money(out, "amount", e.amount());
      }
      case MoneyReturned e -> {
        money(out, "amount", e.amount());
        out.writeStringField("bankReference", e.bankReference());
        out.writeStringField("reason", e.reason());
      }
      case MoneyDebited e -> {
        money(out, "amount", e.amount());
        out.writeStringField("purpose", e.purpose().wireName());
        out.writeStringField("bankReference", e.bankReference());
        textIfAny(out, "text", e.text());
        out.writeStringField("bookedOn", e.bookedOn().toString());
      }
    }
  }

  private static void fields(JsonGenerator out, ParkingDecision event) throws IOException {
    switch (event) {
      case ParkedEventRetried e -> {
        out.writeStringField("orderId", e.orderId());
        out.writeStringField("service", e.service());
        out.writeNumberField("parkedOffset", e.parkedOffset());
        out.writeStringField("decidedBy", e.decidedBy());
      }
      case ParkedEventDiscarded e -> {
        out.writeStringField("orderId", e.orderId());
        out.writeStringField("service", e.service());
        out.writeNumberField("parkedOffset", e.parkedOffset());
        out.writeStringField("decidedBy", e.decidedBy());
        out.writeStringField("reason", e.reason());
      }
      case ParkedRecordDiscarded e -> {
        out.writeStringField("parkedId", e.parkedId());
        out.writeStringField("service", e.service());
        out.writeStringField("decidedBy", e.decidedBy());
        out.writeStringField("reason", e.reason());
      }
    }
  }

  private static void nextAction(JsonGenerator out, NextAction action) throws IOException {
    out.writeObjectFieldStart("nextAction");
    out.writeStringField("type", action.type());
    switch (action) {
      case NextAction.Redirect(String url, _) -> out.writeStringField("url", url);
      case NextAction.QrCode(String content, _) -> out.writeStringField("content", content);
      case NextAction.OneTimeCode(String sentTo, _) -> out.writeStringField("sentTo", sentTo);
      case NextAction.BankTransfer transfer -> {
        out.writeStringField("accountHolder", transfer.accountHolder());
        out.writeStringField("account", transfer.account());
        out.writeStringField("bank", transfer.bank());
        out.writeStringField("reference", transfer.reference());
      }
    }
    timeIfAny(out, "expiresAt", action.expiresAt());
    out.writeEndObject();
  }

  private static void timeIfAny(JsonGenerator out, String field, @Nullable Instant time)
      throws IOException {
    if (time != null) {
      out.writeStringField(field, Rfc3339.write(time));
    }
  }

  private static void textIfAny(JsonGenerator out, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      out.writeStringField(field, text);
    }
  }

  private static void flagIfAny(JsonGenerator out, String field, @Nullable Boolean flag)
      throws IOException {
    if (flag != null) {
      out.writeBooleanField(field, flag);
    }
  }

  private static void moneyIfAny(JsonGenerator out, String field, @Nullable Money money)
      throws IOException {
    if (money != null) {
      money(out, field, money);
    }
  }

  private static void money(JsonGenerator out, String field, Money money) throws IOException {
    out.writeObjectFieldStart(field);
    out.writeNumberField("amount", money.amountMinor());
    out.writeStringField("currency", money.currency().getCurrencyCode());
    out.writeEndObject();
  }
}
