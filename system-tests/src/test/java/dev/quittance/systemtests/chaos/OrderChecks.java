package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Asks all four services whether orders stand as they must. */
final class OrderChecks {

  /**
   * An order that is not as it must be.
   *
   * @param isLost whether a service does not know it at all
   * @param isDoubled whether there is more than must be
   */
  record Open(LoadOrder order, String what, boolean isLost, boolean isDoubled) {}

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration OFTEN = Duration.ofMillis(300);
  private static final int AT_ONCE = 8;

  private final Platform platform;

  OrderChecks(Platform platform) {
    this.platform = platform.within(PATIENCE);
  }

  /**
   * Awaits that all of them stand as they must; gives those that do not when the limit has passed
   * since the last one got there.
   *
   * @param remaining is told how many are left
   */
  List<Open> await(Collection<LoadOrder> orders, Duration limit, IntConsumer remaining) {
    List<Open> open = check(orders);
    remaining.accept(open.size());
    long progress = System.nanoTime();
    while (!open.isEmpty() && System.nanoTime() - progress < limit.toNanos()) {
      Pause.of(OFTEN);
      List<Open> left = check(open.stream().map(Open::order).toList());
      if (left.size() < open.size()) {
        progress = System.nanoTime();
      }
      open = left;
      remaining.accept(open.size());
    }
    return open;
  }

  /** Those that do not stand as they must now. */
  List<Open> check(Collection<LoadOrder> orders) {
    List<Callable<Optional<Open>>> questions = new ArrayList<>();
    orders.forEach(order -> questions.add(() -> check(order)));
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Open> open = new ArrayList<>();
      for (Future<Optional<Open>> answer : threads.invokeAll(questions)) {
        answer.get().ifPresent(open::add);
      }
      return open;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Optional<Open> check(LoadOrder order) {
    try {
      Open open = order(order);
      open = open == null ? ledger(order) : open;
      open = open == null ? payment(order) : open;
      return Optional.ofNullable(open == null ? notifications(order) : open);
    } catch (UncheckedIOException | IllegalStateException e) {
      return Optional.of(new Open(order, "no answer: " + e.getMessage(), false, false));
    }
  }

  private @Nullable Open order(LoadOrder order) {
    Reply reply = platform.orders().get("/orders/" + order.orderId());
    if (reply.status() == 404) {
      return new Open(order, "order-service does not know it", true, false);
    }
    return status(order, "order-service", reply.body().path("paymentStatus"));
  }

  private @Nullable Open ledger(LoadOrder order) {
    Reply reply = platform.transaction(order.orderId());
    return reply.status() == 404
        ? new Open(order, "the ledger does not know it", true, false)
        : status(order, "the ledger", reply.body().path("status"));
  }

  private @Nullable Open payment(LoadOrder order) {
    JsonNode payments = platform.paymentsOf(order.orderId()).expect(200).path("data");
    if (payments.isEmpty()) {
      return new Open(order, "payment-service does not know it", true, false);
    }
    if (payments.size() > 1) {
      return new Open(order, payments.size() + " payments", false, true);
    }
    return status(order, "payment-service", payments.get(0).path("status"));
  }

  private @Nullable Open notifications(LoadOrder order) {
    JsonNode told =
        platform
            .notifications(order.purchase().buyerId(), order.orderId())
            .expect(200)
            .path("data");
    int expected = 2 + order.refunds();
    if (told.size() == expected) {
      return null;
    }
    String what =
        String.format(Locale.ROOT, "%d notifications instead of %d", told.size(), expected);
    return new Open(order, what, told.isEmpty(), told.size() > expected);
  }

  private static @Nullable Open status(LoadOrder order, String where, JsonNode found) {
    String status = Objects.requireNonNull(found.asText());
    if (status.equals(order.ending())) {
      return null;
    }
    String what = String.format(Locale.ROOT, "%s says %s, not %s", where, status, order.ending());
    return new Open(order, what, false, false);
  }
}
