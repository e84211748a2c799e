package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Where orders are placed, paid and refunded: says each request, and waits until all agree. */
final class Counter {

  private final Platform platform;
  private final PrintStream out;
  private final Map<String, Purchase> orders = new LinkedHashMap<>();

  Counter(Platform platform, PrintStream out) {
    this.platform = platform;
    this.out = out;
  }

  /** All that were placed, in this order. */
  Map<String, Purchase> orders() {
    return orders;
  }

  /**
   * @return the order's id
   */
  String place(Purchase purchase) {
    String id =
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText();
    orders.put(id, purchase);
    out.printf(
        "  http   POST /orders -> 201 %s  %s by %s%n",
        id,
        AmountText.of(Money.of(purchase.totalMinor(), purchase.currency())),
        purchase.paymentMethodId());
    return id;
  }

  /** Counts an order that was placed otherwise. */
  void placed(String id, Purchase purchase) {
    orders.put(id, purchase);
  }

  /** Waits until its status, the ledger's and the newest notification are these. */
  void awaitAll(String order, String status, String notification) {
    Awaiting.await(order, status, () -> platform.paymentStatusOf(order));
    Awaiting.await(
        order + " in the ledger",
        status,
        () -> platform.transaction(order).body().path("status").asText());
    Awaiting.await(
        "the newest notification about " + order, notification, () -> newestNotification(order));
  }

  /** Waits until the order, its payment and the ledger say that it is cancelled. */
  void awaitCancelled(String order) {
    Awaiting.await(
        order, "CANCELLED", () -> platform.order(order).path("status").asText("not there"));
    Awaiting.await(
        order + " in the ledger",
        "CANCELLED",
        () -> platform.transaction(order).body().path("status").asText());
    Awaiting.await(
        "the payment of " + order, "FAILED", () -> payment(order).path("status").asText());
  }

  private String newestNotification(String order) {
    String buyer = Objects.requireNonNull(orders.get(order), order).buyerId();
    return platform
        .notifications()
        .get("/notifications?limit=1&buyerId=" + buyer + "&orderId=" + order)
        .expect(200)
        .path("data")
        .path(0)
        .path("kind")
        .asText();
  }

  /** Its payment, which there is a moment after the order. */
  JsonNode payment(String order) {
    return platform.paymentsOf(order).expect(200).path("data").path(0);
  }

  /** Waits until the buyer has something to do, of that type; gives the payment. */
  JsonNode awaitAction(String order, String type) {
    Awaiting.await(
        order, type, () -> payment(order).path("nextAction").path("type").asText("without action"));
    return payment(order);
  }

  /** Waits until a dispute of it is in that state; gives the dispute. */
  JsonNode awaitDispute(String order, String status) {
    Awaiting.await(
        "the dispute of " + order,
        status,
        () -> payment(order).path("disputes").path(0).path("status").asText("not there"));
    return payment(order).path("disputes").path(0);
  }

  void refund(String order, long amountMinor) {
    String payment = payment(order).path("id").asText();
    String currency = payment(order).path("amount").path("currency").asText();
    int status =
        platform.refund(UUID.randomUUID().toString(), payment, amountMinor, currency).status();
    out.printf(
        Locale.ROOT,
        "  http   POST /payments/%s/refunds -> %d  %s%n",
        payment,
        status,
        AmountText.of(Money.of(amountMinor, currency)));
  }
}
