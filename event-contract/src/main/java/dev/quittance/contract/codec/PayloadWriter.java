package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.Rfc3339;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

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
      if (event instanceof OrderEvent ofOrder) {
        out.writeStringField("orderId", ofOrder.orderId());
      }
      fields(out, event);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void fields(JsonGenerator out, Event event) throws IOException {
    switch (event) {
      case OrderPlaced e -> {
        out.writeStringField("buyerId", e.buyerId());
        out.writeStringField("supplierId", e.supplierId());
        money(out, "total", e.total());
        out.writeStringField("paymentMethodId", e.paymentMethodId());
      }
      case PaymentAuthorized e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("attemptId", e.attemptId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("gatewayReference", e.gatewayReference());
        money(out, "amount", e.amount());
        money(out, "platformFee", e.platformFee());
      }
      case PaymentFailed e -> {
        out.writeStringField("paymentId", e.paymentId());
        out.writeStringField("attemptId", e.attemptId());
        out.writeStringField("gateway", e.gateway());
        out.writeStringField("reason", e.reason());
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
      }
      case ParkedEventRetried e -> {
        out.writeStringField("service", e.service());
        out.writeNumberField("parkedOffset", e.parkedOffset());
        out.writeStringField("decidedBy", e.decidedBy());
      }
      case ParkedEventDiscarded e -> {
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
    }
    Instant expiresAt = action.expiresAt();
    if (expiresAt != null) {
      out.writeStringField("expiresAt", Rfc3339.write(expiresAt));
    }
    out.writeEndObject();
  }

  private static void money(JsonGenerator out, String field, Money money) throws IOException {
    out.writeObjectFieldStart(field);
    out.writeNumberField("amount", money.amountMinor());
    out.writeStringField("currency", money.currency().getCurrencyCode());
    out.writeEndObject();
  }
}
