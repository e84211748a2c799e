package dev.quittance.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The four services, by what one asks them for. */
public record Platform(
    JsonHttp orders, JsonHttp payments, JsonHttp ledger, JsonHttp notifications) {

  /** With the tokens of support, and of ops at the ledger. */
  public static Platform at(
      TokenSource tokens, URI orders, URI payments, URI ledger, URI notifications) {
    return new Platform(
        new JsonHttp(orders, tokens, Caller.SUPPORT),
        new JsonHttp(payments, tokens, Caller.SUPPORT),
        new JsonHttp(ledger, tokens, Caller.OPS),
        new JsonHttp(notifications, tokens, Caller.SUPPORT));
  }

  /** The same, as one caller at all of them. */
  public Platform as(Caller caller) {
    return new Platform(
        orders.as(caller), payments.as(caller), ledger.as(caller), notifications.as(caller));
  }

  /** The same, waiting for an answer no longer than that. */
  public Platform within(Duration limit) {
    return new Platform(
        orders.within(limit),
        payments.within(limit),
        ledger.within(limit),
        notifications.within(limit));
  }

  /** Places an order as its buyer. */
  public Reply place(String idempotencyKey, Purchase purchase) {
    return orders
        .as(Caller.buyer(purchase.buyerId()))
        .post("/orders", idempotencyKey, purchase.toJson());
  }

  public JsonNode order(String orderId) {
    return orders.get("/orders/" + orderId).expect(200);
  }

  /** How far an order's payment has come, as order-service knows it: in the ledger's words. */
  public String paymentStatusOf(String orderId) {
    return order(orderId).path("paymentStatus").asText();
  }

  /** Asks for a part of a payment back. */
  public Reply refund(String idempotencyKey, String paymentId, long amountMinor, String currency) {
    return payments.post(
        "/payments/" + paymentId + "/refunds",
        idempotencyKey,
        Map.of("amount", Map.of("amount", amountMinor, "currency", currency)));
  }

  public Reply transaction(String orderId) {
    return ledger.get("/transactions/" + orderId);
  }

  public JsonNode trialBalance() {
    return ledger.get("/trial-balance").expect(200);
  }

  /** All accounts whose id begins so. */
  public List<JsonNode> accounts(String prefix) {
    return all(ledger, "/accounts?limit=100&prefix=" + prefix);
  }

  /** All a buyer's notifications, newest first. */
  public List<JsonNode> notifications(String buyerId) {
    return all(notifications, "/notifications?limit=100&buyerId=" + buyerId);
  }

  /** What a buyer was told of one order, newest first. */
  public Reply notifications(String buyerId, String orderId) {
    return notifications.get("/notifications?limit=100&buyerId=" + buyerId + "&orderId=" + orderId);
  }

  /** The payments of an order: one, once payment-service has come to it. */
  public Reply paymentsOf(String orderId) {
    return payments.get("/payments?orderId=" + orderId);
  }

  /** Everything a service has parked, in the order of the log. */
  public static List<JsonNode> parked(JsonHttp service) {
    return all(service.as(Caller.OPS), "/parked-events?limit=100");
  }

  private static List<JsonNode> all(JsonHttp service, String path) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = service.get(path).expect(200);
    page.path("data").forEach(all::add);
    while (page.path("nextCursor").isTextual()) {
      page = service.get(path + "&cursor=" + page.path("nextCursor").asText()).expect(200);
      page.path("data").forEach(all::add);
    }
    return all;
  }
}
