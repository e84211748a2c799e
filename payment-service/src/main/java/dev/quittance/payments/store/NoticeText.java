package dev.quittance.payments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.operation.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices as JSON in a column. */
final class NoticeText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NoticeText() {}

  static String write(Notice notice) {
    ObjectNode json = JSON.createObjectNode().put("id", notice.id());
    switch (notice) {
      case Notice.OfOperation(_, String reference, Outcome outcome) -> {
        json.put("operation", reference);
        write(json, outcome);
      }
      case Notice.OfDispute(_, DisputeNotice dispute) -> write(json, dispute);
      case Notice.Ignored _ -> json.put("ignored", true);
    }
    return json.toString();
  }

  static Notice read(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored notice is no JSON", e);
    }
    String id = json.path("id").asText();
    if (json.has("operation")) {
      return new Notice.OfOperation(id, json.path("operation").asText(), outcome(json));
    }
    return json.has("dispute") ? new Notice.OfDispute(id, dispute(json)) : new Notice.Ignored(id);
  }

  private static void write(ObjectNode json, Outcome outcome) {
    json.put("outcome", outcome.label());
    switch (outcome) {
      case Outcome.Succeeded(String reference, Money moved) -> {
        json.put("reference", reference);
        if (moved != null) {
          json.put("moved", moved.amountMinor())
              .put("movedCurrency", moved.currency().getCurrencyCode());
        }
      }
      case Outcome.Pending(String reference) -> json.put("reference", reference);
      case Outcome.Declined(String reason) -> json.put("reason", reason);
      case Outcome.ActionRequired(String reference, NextAction action) -> {
        json.put("reference", reference).put("action", action.type());
        write(json, action);
      }
      case Outcome.Unknown(String why) -> json.put("why", why);
      case Outcome.NotSent(String why) -> json.put("why", why);
      case Outcome.NotArrived _ -> {
        // The label says all.
      }
    }
  }

  private static void write(ObjectNode json, NextAction action) {
    switch (action) {
      case NextAction.Redirect(String url, Instant end) -> text(json, url, end);
      case NextAction.QrCode(String content, Instant end) -> text(json, content, end);
      case NextAction.OneTimeCode(String sentTo, Instant end) -> text(json, sentTo, end);
      case NextAction.BankTransfer transfer -> {
        json.put("accountHolder", transfer.accountHolder())
            .put("account", transfer.account())
            .put("bank", transfer.bank());
        text(json, transfer.reference(), transfer.expiresAt());
      }
    }
  }

  private static void text(ObjectNode json, String text, @Nullable Instant expiresAt) {
    json.put("text", text);
    if (expiresAt != null) {
      json.put("expiresAt", expiresAt.toString());
    }
  }

  private static Outcome outcome(JsonNode json) {
    String reference = json.path("reference").asText();
    return switch (json.path("outcome").asText()) {
      case "succeeded" ->
          new Outcome.Succeeded(
              reference,
              json.has("moved")
                  ? Money.of(json.get("moved").asLong(), json.path("movedCurrency").asText())
                  : null);
      case "pending" -> new Outcome.Pending(reference);
      case "declined" -> new Outcome.Declined(json.path("reason").asText());
      case "action_required" -> new Outcome.ActionRequired(reference, action(json));
      case "not_arrived" -> new Outcome.NotArrived();
      case "not_sent" -> new Outcome.NotSent(json.path("why").asText());
      default -> new Outcome.Unknown(json.path("why").asText());
    };
  }

  private static NextAction action(JsonNode json) {
    String text = json.path("text").asText();
    Instant end = json.has("expiresAt") ? Instant.parse(json.get("expiresAt").asText()) : null;
    return switch (json.path("action").asText()) {
      case NextAction.QrCode.TYPE -> new NextAction.QrCode(text, end);
      case NextAction.OneTimeCode.TYPE -> new NextAction.OneTimeCode(text, end);
      case NextAction.BankTransfer.TYPE ->
          new NextAction.BankTransfer(
              json.path("accountHolder").asText(),
              json.path("account").asText(),
              json.path("bank").asText(),
              text,
              end);
      default -> new NextAction.Redirect(text, end);
    };
  }

  private static void write(ObjectNode json, DisputeNotice dispute) {
    json.put("dispute", dispute.gatewayReference())
        .put("charge", dispute.chargeReference())
        .put("status", dispute.status().name())
        .put("amount", dispute.amount().amountMinor())
        .put("currency", dispute.amount().currency().getCurrencyCode())
        .put("feeReturned", dispute.feeReturned())
        .put("reason", dispute.reason());
    Money fee = dispute.fee();
    if (fee != null) {
      json.put("fee", fee.amountMinor()).put("feeCurrency", fee.currency().getCurrencyCode());
    }
  }

  private static DisputeNotice dispute(JsonNode json) {
    return new DisputeNotice(
        json.path("dispute").asText(),
        json.path("charge").asText(),
        DisputeNotice.Status.valueOf(json.path("status").asText()),
        Money.of(json.path("amount").asLong(), json.path("currency").asText()),
        json.has("fee")
            ? Money.of(json.path("fee").asLong(), json.path("feeCurrency").asText())
            : null,
        json.path("feeReturned").asBoolean(),
        json.path("reason").asText());
  }
}
