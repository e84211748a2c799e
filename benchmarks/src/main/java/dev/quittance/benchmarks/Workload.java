package dev.quittance.benchmarks;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A marketplace's events: of a hundred orders 90 are paid (11 of them at the second attempt), 8
 * fail for good (2 of them twice), 2 stay open, 10 are refunded, each in two or three parts. Orders
 * overlap in time. The same for the same seed.
 */
final class Workload {

  private static final int BUYERS = 50_000;
  private static final int SUPPLIERS = 5_000;
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Something that is still to happen to an order. */
  private record Later(long tick, long sequence, Event event) implements Comparable<Later> {

    @Override
    public int compareTo(Later other) {
      int byTick = Long.compare(tick, other.tick);
      return byTick != 0 ? byTick : Long.compare(sequence, other.sequence);
    }
  }

  private final Random random;
  private final PriorityQueue<Later> later = new PriorityQueue<>();
  private final Consumer<EventEnvelope> out;
  private long tick;
  private long sequence;
  private long events;

  Workload(long seed, Consumer<EventEnvelope> out) {
    this.random = new Random(seed);
    this.out = out;
  }

  long events() {
    return events;
  }

  /** Places so many more orders, and lets everything happen to them that will. */
  void orders(int count) {
    for (int i = 0; i < count; i++) {
      happenUntil(++tick);
      order();
    }
    happenUntil(Long.MAX_VALUE);
  }

  private void happenUntil(long now) {
    while (!later.isEmpty() && later.peek().tick() <= now) {
      emit(later.poll().event());
    }
  }

  private void order() {
    String order = id(Ids.ORDER);
    String payment = id(Ids.PAYMENT);
    long total = 500L + random.nextInt(500_000);
    String currency = random.nextInt(10) < 8 ? "CNY" : "USD";
    Money amount = Money.of(total, currency);
    String buyer = "buyer-" + random.nextInt(BUYERS);
    String supplier = "supplier-" + random.nextInt(SUPPLIERS);
    emit(new OrderPlaced(order, buyer, supplier, amount, "pm_card_visa"));
    int fate = random.nextInt(100);
    if (fate < 90) {
      if (fate < 11) {
        failLater(order, payment, 50);
      }
      payLater(order, payment, amount, fate >= 80);
    } else if (fate < 98) {
      failLater(order, payment, 50);
      if (fate < 92) {
        failLater(order, payment, 500);
      }
    }
  }

  private void failLater(String order, String payment, int delay) {
    String attempt = id(Ids.ATTEMPT);
    happens(delay, new PaymentFailed(order, payment, attempt, "sandbox", "card_declined"));
  }

  private void payLater(String order, String payment, Money amount, boolean refunded) {
    long total = amount.amountMinor();
    Money fee = new Money(total * 6 / 1_000, amount.currency());
    String gateway = random.nextInt(3) == 0 ? "alipay" : "sandbox";
    String attempt = id(Ids.ATTEMPT);
    String reference = "ch_" + Long.toHexString(random.nextLong());
    happens(
        200 + random.nextInt(500),
        new PaymentAuthorized(order, payment, attempt, gateway, reference, amount, fee));
    if (refunded) {
      int parts = 2 + random.nextInt(2);
      long part = total / (parts + 1);
      for (int i = 0; i < parts; i++) {
        Money back = new Money(part, amount.currency());
        Money feeBack = new Money(part * 6 / 1_000, amount.currency());
        happens(
            2_000 + 3_000 * i + random.nextInt(1_000),
            new Refunded(order, payment, id(Ids.REFUND), gateway, reference, back, feeBack));
      }
    }
  }

  private void happens(int delay, Event event) {
    later.add(new Later(tick + delay, sequence++, event));
  }

  private void emit(Event event) {
    events++;
    Instant time = START.plusMillis(tick * 20);
    out.accept(new EventEnvelope(id(Ids.EVENT), time, source(event), null, event));
  }

  private static String source(Event event) {
    return Publishers.source(
        event instanceof OrderPlaced ? Publishers.ORDER_SERVICE : Publishers.PAYMENT_SERVICE);
  }

  private String id(String prefix) {
    return Ids.of(prefix, new UUID(random.nextLong(), random.nextLong()));
  }
}
