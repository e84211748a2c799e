package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Platform;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Places the scenes' orders, refunds what is to be refunded, and waits until all agree. */
final class DemoRun {

  private final Platform platform;
  private final PrintStream out;
  private final Map<String, DemoOrder> sceneOfOrder = new LinkedHashMap<>();

  DemoRun(Platform platform, PrintStream out) {
    this.platform = platform;
    this.out = out;
  }

  void play() {
    DemoOrder.all().forEach(this::place);
    sceneOfOrder.forEach(this::awaitPayment);
    sceneOfOrder.forEach(this::refund);
    sceneOfOrder.forEach(this::awaitEnding);
  }

  /** The orders placed, with the scene each belongs to. */
  Map<String, DemoOrder> sceneOfOrder() {
    return sceneOfOrder;
  }

  private void place(DemoOrder scene) {
    JsonNode order = platform.place(UUID.randomUUID().toString(), scene.purchase()).expect(201);
    String id = order.path("id").asText();
    sceneOfOrder.put(id, scene);
    out.printf(
        "  http   POST /orders -> 201 %s  %s  (to be %s)%n",
        id,
        AmountText.of(Money.of(scene.purchase().totalMinor(), scene.purchase().currency())),
        scene.title());
  }

  private void awaitPayment(String orderId, DemoOrder scene) {
    String status = scene.refundMinor() > 0 ? "AUTHORIZED" : scene.ending();
    Awaiting.await(orderId, status, () -> platform.orderStatus(orderId));
  }

  private void refund(String orderId, DemoOrder scene) {
    if (scene.refundMinor() == 0) {
      return;
    }
    Money refund = Money.of(scene.refundMinor(), scene.purchase().currency());
    String paymentId = platform.order(orderId).path("paymentId").asText();
    int status =
        platform
            .refund(
                UUID.randomUUID().toString(),
                paymentId,
                scene.refundMinor(),
                scene.purchase().currency())
            .status();
    out.printf(
        Locale.ROOT,
        "  http   POST /payments/%s/refunds -> %d  %s%n",
        paymentId,
        status,
        AmountText.of(refund));
  }

  private void awaitEnding(String orderId, DemoOrder scene) {
    Awaiting.await(orderId, scene.ending(), () -> platform.orderStatus(orderId));
    Awaiting.await(
        orderId + " in the ledger",
        scene.ending(),
        () -> platform.transaction(orderId).body().path("status").asText());
    Awaiting.await(
        "the newest notification about " + orderId,
        notification(scene),
        () -> newestNotification(orderId, scene.purchase().buyerId()));
  }

  private static String notification(DemoOrder scene) {
    return switch (scene.ending()) {
      case "AUTHORIZED" -> "PAYMENT_AUTHORIZED";
      case "FAILED" -> "PAYMENT_FAILED";
      default -> "REFUNDED";
    };
  }

  private String newestNotification(String orderId, String buyerId) {
    return platform
        .notifications()
        .get("/notifications?limit=1&buyerId=" + buyerId + "&orderId=" + orderId)
        .expect(200)
        .path("data")
        .path(0)
        .path("kind")
        .asText();
  }
}
