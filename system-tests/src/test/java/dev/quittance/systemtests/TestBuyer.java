package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** One buyer and its orders, and what every service must answer about them in the end. */
final class TestBuyer {

  static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Platform platform;
  private final String buyerId;
  private final List<PlacedOrder> orders = new ArrayList<>();

  /** One whom nobody has seen before. */
  TestBuyer(Platform platform) {
    this(platform, anybody());
  }

  TestBuyer(Platform platform, String buyerId) {
    this.platform = platform;
    this.buyerId = buyerId;
  }

  /** The id of a buyer whom nobody has seen before. */
  static String anybody() {
    return "buyer-" + UUID.randomUUID();
  }

  String buyerId() {
    return buyerId;
  }

  /** All that were accepted, oldest first. */
  List<PlacedOrder> orders() {
    return orders;
  }

  PlacedOrder placePaid() {
    return placePaid(2_500);
  }

  /** Of an even number of cents. */
  PlacedOrder placePaid(long totalMinor) {
    return place(Purchase.CARD, totalMinor);
  }

  PlacedOrder placeDeclined() {
    return place(Purchase.CARD_DECLINED, 2_500);
  }

  private PlacedOrder place(String card, long totalMinor) {
    var purchase = new Purchase(buyerId, "supplier-1", card, "SKU-1", 2, totalMinor / 2, "CNY");
    String key = UUID.randomUUID().toString();
    String orderId = platform.place(key, purchase).expect(201).path("id").asText();
    var order = new PlacedOrder(orderId, key, purchase);
    orders.add(order);
    return order;
  }

  /** Sends the very same request again; gives the id of the order it is answered with. */
  String placeAgain(PlacedOrder order) {
    return platform.place(order.key(), order.purchase()).expect(201).path("id").asText();
  }

  void refund(PlacedOrder order, String key, long amountMinor) {
    String paymentId = platform.order(order.orderId()).path("paymentId").asText();
    platform.refund(key, paymentId, amountMinor, "CNY").expect(201);
  }

  /** Awaits that order and ledger both say so. */
  void awaitStatus(PlacedOrder order, String status) {
    eventually(() -> assertThat(platform.paymentStatusOf(order.orderId())).isEqualTo(status));
    // Until the ledger has come to the order it answers 404: a problem's status is not the one
    // meant.
    eventually(() ->
        assertThat(platform.transaction(order.orderId()).body().path("status").asText())
            .isEqualTo(status));
  }

  void awaitNotifications(PlacedOrder order, String... newestFirst) {
    eventually(() ->
        assertThat(
                platform
                    .notifications(buyerId, order.orderId())
                    .expect(200)
                    .path("data")
                    .valueStream()
                    .map(told -> told.path("kind").asText()))
            .containsExactly(newestFirst));
  }

  /** A ledger of declined orders alone has posted nothing: it has no line to be balanced. */
  void assertBalanced() {
    JsonNode currencies = platform.trialBalance().path("currencies");
    if (!orders.stream().allMatch(PlacedOrder::isDeclined)) {
      assertThat(currencies).isNotEmpty();
    }
    assertThat(currencies).allMatch(line -> line.path("difference").asLong(-1) == 0);
  }

  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }
}
