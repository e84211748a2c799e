package dev.quittance.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.systemtests.Rounds;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every gateway must do, whatever goes wrong: charge once and pay back once, by the gateway's
 * own books and by the ledger. A gateway is a subclass that names its methods.
 */
abstract class GatewayConformance {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long REFUND = 1;
  static final String CURRENCY = "CNY";

  /** How often the service is killed by one test. */
  static final int LIVES = Rounds.upTo(5);

  private static final int ORDERS_OF_A_LIFE = 9;

  /** Amounts are the keys of faults: each is used once, in all gateways' tests. */
  private static final AtomicLong NEXT_AMOUNT = new AtomicLong(700_001);

  private final Cluster cluster;
  private final Platform platform;
  private final OutsideWorld world = OutsideWorld.shared();
  private final String gateway;
  private final String buyer = "buyer-" + UUID.randomUUID();

  /**
   * @param gateway its name in events and accounts
   */
  GatewayConformance(Cluster cluster, String gateway) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.gateway = gateway;
  }

  /** A payment method that is charged without the buyer's help. */
  abstract String payingMethod();

  /** A payment method that is declined. */
  abstract String decliningMethod();

  /** The reason that {@link #decliningMethod} is declined with. */
  abstract String declineReason();

  /** The currency in which it is declined. */
  String declinedCurrency() {
    return CURRENCY;
  }

  /** Does what a buyer has to do before his orders are paid. */
  void pay(Collection<Placed> orders) {}

  /** What the gateway's books know a charge by. */
  String chargeReference(String attemptId) {
    return attemptId;
  }

  /** What the gateway's books know a refund by. */
  String refundReference(String refundId) {
    return refundId;
  }

  record Placed(String orderId, long amount) {}

  @AfterEach
  void letAllGoWell() {
    world.clear();
  }

  /** All faults at the same time, of charges and of declines: their pauses are waited for once. */
  @Test
  void underEveryFaultMoneyIsChargedOnceAndPaidBackOnceAndADeclineIsADecline() {
    Map<FaultOfMenu, Placed> paid = new EnumMap<>(FaultOfMenu.class);
    Map<FaultOfMenu, Placed> declined = new EnumMap<>(FaultOfMenu.class);
    for (FaultOfMenu fault : FaultOfMenu.values()) {
      paid.put(fault, place(payingMethod(), CURRENCY, fault));
      declined.put(fault, place(decliningMethod(), declinedCurrency(), fault));
    }
    pay(paid.values());
    paid.forEach((fault, order) -> awaitStatus(fault, order, "AUTHORIZED"));
    declined.forEach((fault, order) -> awaitStatus(fault, order, "FAILED"));
    SoftAssertions softly = new SoftAssertions();
    List<Event> events = events();
    paid.forEach((fault, order) -> softly.check(() -> assertChargedOnce(fault, order, events)));
    declined.forEach((fault, order) -> softly.check(() -> assertDeclined(fault, order, events)));

    Map<FaultOfMenu, String> refunds = new EnumMap<>(FaultOfMenu.class);
    paid.forEach((fault, order) -> refunds.put(fault, refund(order, fault)));
    paid.forEach((fault, order) -> awaitStatus(fault, order, "PARTIALLY_REFUNDED"));
    List<Event> later = events();
    paid.forEach((fault, order) ->
        softly.check(() ->
            assertPaidBackOnce(fault, order, Objects.requireNonNull(refunds.get(fault)), later)));
    softly.assertAll();
    assertNothingIsUnbalanced();
  }

  @Test
  void aServiceThatIsKilledWhileItAsksChargesOnceAndPaysBackOnce() {
    Map<Placed, String> refunds = new HashMap<>();
    List<Placed> paid = placeSome();
    pay(paid);
    paid.forEach(order -> awaitStatus(FaultOfMenu.NONE, order, "AUTHORIZED"));
    List<Placed> orders = new ArrayList<>(paid);
    for (int life = 0; life < LIVES; life++) {
      List<Placed> placed = placeSome();
      Placed last = placed.getLast();
      await().atMost(PATIENCE).until(() -> payment(last).path("attempts").size() == 1);
      for (int i = 0; i < paid.size(); i++) {
        refunds.put(paid.get(i), refund(paid.get(i), someDelayed(i)));
      }
      cluster.kill(Service.PAYMENT);
      cluster.restart(Service.PAYMENT);
      pay(placed);
      placed.forEach(order -> awaitStatus(FaultOfMenu.NONE, order, "AUTHORIZED"));
      orders.addAll(placed);
      paid = placed;
    }
    refunds.keySet().forEach(order -> awaitStatus(FaultOfMenu.NONE, order, "PARTIALLY_REFUNDED"));
    SoftAssertions softly = new SoftAssertions();
    List<Event> events = events();
    orders.forEach(order -> softly.check(() -> assertChargedOnce(FaultOfMenu.NONE, order, events)));
    refunds.forEach((order, refund) ->
        softly.check(() -> assertPaidBackOnce(FaultOfMenu.NONE, order, refund, events)));
    softly.assertAll();
    assertNothingIsUnbalanced();
  }

  private List<Placed> placeSome() {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < ORDERS_OF_A_LIFE; i++) {
      placed.add(place(payingMethod(), CURRENCY, someDelayed(i)));
    }
    return placed;
  }

  /** Some are killed before the gateway has moved money, some between its answer and the commit. */
  private static FaultOfMenu someDelayed(int i) {
    return i % 2 == 0 ? FaultOfMenu.NONE : FaultOfMenu.DELAY;
  }

  Placed place(String method, String currency, FaultOfMenu fault) {
    long amount = NEXT_AMOUNT.getAndIncrement();
    fault.letHappen(world, gateway, Long.toString(amount));
    Purchase purchase = new Purchase(buyer, "supplier-1", method, "SKU-1", 1, amount, currency);
    return new Placed(
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText(),
        amount);
  }

  /** Refunds of one amount are told apart by their reference alone: faults go by the reference. */
  private String refund(Placed order, FaultOfMenu fault) {
    String key = UUID.randomUUID().toString();
    long amount = REFUND + NEXT_AMOUNT.getAndIncrement() % 1_000;
    fault.letHappen(world, gateway, Long.toString(amount));
    return platform
        .refund(key, payment(order).path("id").asText(), amount, CURRENCY)
        .expect(201)
        .path("id")
        .asText();
  }

  private void assertDeclined(FaultOfMenu fault, Placed order, List<Event> events) {
    assertThat(moved(chargeReference(attempt(order)))).as("charged under " + fault).isZero();
    assertThat(of(order, PaymentFailed.class, events))
        .as("events under " + fault)
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.reason()).isEqualTo(declineReason());
          assertThat(failed.gateway()).isEqualTo(gateway);
        });
  }

  void assertChargedOnce(FaultOfMenu fault, Placed order, List<Event> events) {
    String attempt = attempt(order);
    JsonNode books = world.books(gateway, chargeReference(attempt));
    assertThat(books.path("timesMoved").asLong()).as("charged under " + fault).isEqualTo(1);
    List<JsonNode> charged = new ArrayList<>();
    books
        .path("data")
        .forEach(entry -> {
          if (entry.path("status").asText().equals("moved")) {
            charged.add(entry);
          }
        });
    assertThat(charged)
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path("amount").asLong()).isEqualTo(order.amount());
          assertThat(entry.path("currency").asText()).isEqualTo(CURRENCY);
        });
    assertThat(of(order, PaymentAuthorized.class, events))
        .as("events under " + fault)
        .singleElement()
        .satisfies(authorized -> {
          assertThat(authorized.gateway()).isEqualTo(gateway);
          assertThat(authorized.attemptId()).isEqualTo(attempt);
          assertThat(authorized.amount().amountMinor()).isEqualTo(order.amount());
        });
  }

  private void assertPaidBackOnce(
      FaultOfMenu fault, Placed order, String refund, List<Event> events) {
    assertThat(moved(refundReference(refund))).as("paid back under " + fault).isEqualTo(1);
    assertThat(of(order, Refunded.class, events))
        .as("events under " + fault)
        .singleElement()
        .satisfies(refunded -> assertThat(refunded.refundId()).isEqualTo(refund));
  }

  void awaitStatus(FaultOfMenu fault, Placed order, String status) {
    eventually(() ->
        assertThat(platform.paymentStatusOf(order.orderId()))
            .as("order under " + fault)
            .isEqualTo(status));
    eventually(() ->
        assertThat(platform.transaction(order.orderId()).body().path("status").asText())
            .as("ledger under " + fault)
            .isEqualTo(status));
  }

  void assertNothingIsUnbalanced() {
    assertThat(platform.trialBalance().path("currencies"))
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
  }

  private long moved(String reference) {
    return world.books(gateway, reference).path("timesMoved").asLong(-1);
  }

  JsonNode payment(Placed order) {
    return platform.paymentsOf(order.orderId()).body().path("data").path(0);
  }

  /** Our reference at the gateway. */
  private String attempt(Placed order) {
    JsonNode attempts = payment(order).path("attempts");
    assertThat(attempts).hasSize(1);
    return attempts.path(0).path("id").asText();
  }

  /** A kill between acknowledgement and deletion publishes an event again, under its id. */
  List<Event> events() {
    Map<String, Event> byId = new LinkedHashMap<>();
    try (LogReader log = cluster.log()) {
      log.all().forEach(envelope -> byId.putIfAbsent(envelope.eventId(), envelope.event()));
    }
    return List.copyOf(byId.values());
  }

  private static <E extends Event> List<E> of(Placed order, Class<E> type, List<Event> events) {
    return events.stream()
        .filter(event -> event.subject().equals(order.orderId()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }
}
