package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A seeded stream of orders, repeated requests and refunds, while whatever happens happens. */
final class Load {

  /** In currency of its own, so that its sums can be told from those of poison. */
  static final String CURRENCY = "CNY";

  static final String BUYERS = "chaos-buyer-";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final int BUYER_COUNT = 40;
  private static final int MOST_OPEN = 200;

  private final Platform platform;
  private final long seed;
  private final Findings findings;
  private final CountDownLatch over = new CountDownLatch(1);
  private final RetryingClient client;
  private final List<LoadOrder> acknowledged = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("load").factory());

  Load(Platform platform, long seed, Findings findings) {
    this.platform = platform.within(PATIENCE);
    this.seed = seed;
    this.findings = findings;
    this.client = new RetryingClient(findings, over);
  }

  /** Begins so many orders a second; fewer while many are still without an answer. */
  void start(int ordersPerSecond) {
    long interval = TimeUnit.SECONDS.toNanos(1) / ordersPerSecond;
    var _ =
        clock.scheduleAtFixedRate(
            () -> {
              if (open.get() < MOST_OPEN) {
                begin();
              }
            },
            0,
            interval,
            TimeUnit.NANOSECONDS);
  }

  /** Begins so many orders at once. */
  void burst(int orders) {
    for (int i = 0; i < orders; i++) {
      begin();
    }
  }

  /** Begins no more; true once all that was begun is answered. */
  boolean finish(Duration limit) {
    clock.shutdown();
    boolean answered = Pause.until(limit, OFTEN, () -> open.get() == 0);
    over.countDown();
    return answered;
  }

  /** Orders that were begun: each is acknowledged in the end, or a finding. */
  int begun() {
    return begun.get();
  }

  /** Orders that still have something to send. */
  int open() {
    return open.get();
  }

  List<LoadOrder> acknowledged() {
    return acknowledged;
  }

  /** The last that were acknowledged and are not poisoned. */
  List<LoadOrder> recent(int count) {
    List<LoadOrder> orders = List.copyOf(acknowledged);
    return orders.subList(Math.max(0, orders.size() - count), orders.size()).stream()
        .filter(order -> !order.isPoisoned())
        .toList();
  }

  /** Paid orders whose clients want no more of them; poison may come under their keys. */
  List<LoadOrder> finished(int count) {
    return acknowledged.reversed().stream()
        .filter(order -> order.isFinished() && !order.isPoisoned())
        .filter(order -> !order.isDeclined() && order.refunds() == 0)
        .limit(count)
        .toList();
  }

  long retries() {
    return client.retries();
  }

  private void begin() {
    int number = begun.getAndIncrement();
    open.incrementAndGet();
    Thread.ofVirtual()
        .name("order-" + number)
        .start(() -> {
          try {
            play(new Random(seed * 1_000_003 + number));
          } catch (RuntimeException e) {
            findings.add("a client failed", e.toString());
          } finally {
            open.decrementAndGet();
          }
        });
  }

  private void play(Random random) {
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    LoadOrder order = new LoadOrder(key, purchase(random));
    boolean twice = random.nextInt(4) == 0;
    boolean refunds = random.nextInt(5) == 0;
    if (!place(order)) {
      return;
    }
    if (twice) {
      repeat(order);
    }
    if (refunds && !order.isDeclined()) {
      refund(order, random);
    }
    order.finish();
  }

  private static Purchase purchase(Random random) {
    return new Purchase(
        BUYERS + random.nextInt(BUYER_COUNT),
        "chaos-supplier-" + random.nextInt(5),
        random.nextInt(8) == 0 ? Purchase.CARD_DECLINED : Purchase.CARD,
        "SKU-" + random.nextInt(100),
        1 + random.nextInt(3),
        100 + random.nextInt(9_900),
        CURRENCY);
  }

  private boolean place(LoadOrder order) {
    Optional<Reply> reply =
        client.ask("POST /orders", () -> platform.place(order.key(), order.purchase()));
    if (reply.isEmpty()) {
      findings.add("an order was never answered", order.key());
      return false;
    }
    if (reply.get().status() != 201) {
      findings.add("an order was refused", reply.get().toString());
      return false;
    }
    order.acknowledged(reply.get().body().path("id").asText());
    acknowledged.add(order);
    return true;
  }

  private void repeat(LoadOrder order) {
    client
        .ask("POST /orders again", () -> platform.place(order.key(), order.purchase()))
        .filter(reply -> !reply.body().path("id").asText().equals(order.orderId()))
        .ifPresent(reply ->
            findings.add(
                "a repeated request is not the same order", order.orderId() + ": " + reply));
  }

  private void refund(LoadOrder order, Random random) {
    Optional<String> paymentId = awaitPayment(order);
    if (paymentId.isEmpty()) {
      return; // the orderChecks will find it stuck
    }
    long total = order.purchase().totalMinor();
    long first = random.nextBoolean() ? total : 1 + random.nextInt((int) total);
    refund(order, paymentId.get(), "first-" + order.key(), first);
    if (first < total && random.nextBoolean()) {
      refund(order, paymentId.get(), "rest-" + order.key(), total - first);
    }
  }

  private Optional<String> awaitPayment(LoadOrder order) {
    while (true) {
      Optional<Reply> reply =
          client.ask("GET /orders/{id}", () -> platform.orders().get("/orders/" + order.orderId()));
      if (reply.isEmpty()) {
        return Optional.empty();
      }
      if (reply.get().body().path("status").asText().equals("PAID")) {
        return Optional.of(reply.get().body().path("paymentId").asText());
      }
      if (Pause.await(over, OFTEN)) {
        return Optional.empty();
      }
    }
  }

  private void refund(LoadOrder order, String paymentId, String key, long amountMinor) {
    Optional<Reply> reply =
        client.ask("POST refunds", () -> platform.refund(key, paymentId, amountMinor, CURRENCY));
    if (reply.isEmpty() || reply.get().status() != 201) {
      findings.add("a refund was not accepted", order.orderId() + ": " + reply);
      return;
    }
    order.refunded(amountMinor);
  }
}
