package dev.quittance.ledger.support;

import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import dev.quittance.testkit.log.LogWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Orders that happen at the same time, by clocks that differ: an order's events keep their order,
 * those of different orders mix. Some events come twice, some cannot be posted; of these ops
 * retries some and discards others.
 */
public final class Workload {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final int SECONDS = 3_600;

  private final Random random;
  private final String name;

  public Workload(long seed, String name) {
    this.random = new Random(seed);
    this.name = name;
  }

  /** A moment while it happens. */
  public Instant moment() {
    return START.plusSeconds(random.nextInt(SECONDS)).plusNanos(random.nextInt(1_000_000) * 1_000L);
  }

  /** Appends the events of so many orders, and the decisions on those that are parked. */
  public void run(LedgerLog log, int orders) {
    run(log, orders, 1, () -> {});
  }

  /** The same in parts of about equal length, across which orders go on. */
  public void run(LedgerLog log, int orders, int parts, Runnable afterEach) {
    List<Deque<EventEnvelope>> open = new ArrayList<>();
    List<OrderEvents> stuck = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      open.add(story(stuck));
      if (i % 6 == 0) {
        open.add(receipt());
      }
    }
    List<EventEnvelope> events = mixed(open);
    List<RecordMetadata> appended = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = events.size() * part / parts;
      int to = events.size() * (part + 1) / parts;
      appended.addAll(log.write(events.subList(from, to)));
      afterEach.run();
    }
    log.write(decisions(stuck, events, appended));
  }

  private Deque<EventEnvelope> story(List<OrderEvents> stuck) {
    OrderEvents order =
        OrderEvents.of(
            name + "-buyer-" + random.nextInt(8),
            name + "-supplier-" + random.nextInt(3),
            100 + random.nextInt(10_000),
            List.of("CNY", "JPY", "KWD").get(random.nextInt(3)));
    long total = order.total().amountMinor();
    String gateway = List.of("stripe", "alipay").get(random.nextInt(2));
    Deque<EventEnvelope> story = new ArrayDeque<>();
    add(story, LogWriter.envelope(order.placed(), moment()));
    if (random.nextInt(10) == 0) {
      return story;
    }
    if (random.nextInt(5) == 0) {
      add(story, LogWriter.envelope(order.actionRequired(), moment()));
    }
    if (random.nextInt(5) == 0) {
      add(story, LogWriter.envelope(order.failed(), moment()));
      if (random.nextBoolean()) {
        return story;
      }
      if (random.nextBoolean()) {
        add(story, LogWriter.envelope(order.retried(), moment()));
      }
    }
    if (random.nextInt(5) == 0) {
      return inEuros(story, order, gateway);
    }
    if (random.nextInt(6) == 0) {
      stuck.add(order); // a refund of what is not paid yet: it is parked, and the rest behind it
      add(story, LogWriter.envelope(order.refunded(gateway, 1, 0), moment()));
    }
    PaymentAuthorized paid =
        random.nextInt(6) == 0
            ? order.authorizedByBank(name + "-bank", total / 20)
            : order.authorized(gateway, total / 20);
    add(story, LogWriter.envelope(paid, moment()));
    if (random.nextInt(3) == 0) {
      add(story, LogWriter.envelope(order.refunded(gateway, total / 3, 1), moment()));
      if (random.nextBoolean()) {
        add(story, LogWriter.envelope(order.refunded(gateway, total - total / 3, 1), moment()));
      } else {
        add(story, LogWriter.envelope(order.refundFailed(gateway, total / 3, 1, 0), moment()));
      }
    } else if (random.nextInt(3) == 0) {
      dispute(story, order, order.disputed(Ids.next(Ids.DISPUTE), gateway, total / 2, 0));
    }
    return story;
  }

  /** Charged in euros, partly refunded, which comes back, then disputed. */
  private Deque<EventEnvelope> inEuros(
      Deque<EventEnvelope> story, OrderEvents order, String gateway) {
    long total = order.total().amountMinor();
    add(story, LogWriter.envelope(order.authorized(gateway, total / 20, 5_000, 7), moment()));
    if (random.nextBoolean()) {
      add(story, LogWriter.envelope(order.refunded(gateway, total / 4, 1, 900), moment()));
      if (random.nextBoolean()) {
        add(story, LogWriter.envelope(order.refundFailed(gateway, total / 4, 1, 900), moment()));
      }
    }
    dispute(story, order, order.disputed(Ids.next(Ids.DISPUTE), gateway, total / 2, 2_000, 3));
    return story;
  }

  private void dispute(Deque<EventEnvelope> story, OrderEvents order, DisputeOpened opened) {
    add(story, LogWriter.envelope(opened, moment()));
    if (random.nextInt(3) > 0) {
      add(
          story,
          LogWriter.envelope(
              order.closed(opened, random.nextBoolean(), random.nextBoolean()), moment()));
    }
  }

  private Deque<EventEnvelope> receipt() {
    ReceiptEvents receipt =
        ReceiptEvents.of(
            name + "-bank",
            1_000 + random.nextInt(10_000),
            List.of("CNY", "JPY").get(random.nextInt(2)));
    Deque<EventEnvelope> story = new ArrayDeque<>();
    add(story, LogWriter.envelope(receipt.received(), moment()));
    if (random.nextBoolean()) {
      add(story, LogWriter.envelope(receipt.allocated(600), moment()));
    }
    if (random.nextBoolean()) {
      add(
          story,
          LogWriter.envelope(receipt.returned(receipt.amount().amountMinor() - 600), moment()));
    }
    return story;
  }

  private void add(Deque<EventEnvelope> story, EventEnvelope envelope) {
    story.add(envelope);
    if (random.nextInt(10) == 0) {
      story.add(envelope);
    }
  }

  private List<EventEnvelope> mixed(List<Deque<EventEnvelope>> open) {
    List<EventEnvelope> events = new ArrayList<>();
    while (!open.isEmpty()) {
      int i = random.nextInt(open.size());
      events.add(open.get(i).remove());
      if (open.get(i).isEmpty()) {
        open.remove(i);
      }
    }
    return events;
  }

  /** On the first refund of each order that is stuck. */
  private List<EventEnvelope> decisions(
      List<OrderEvents> stuck, List<EventEnvelope> events, List<RecordMetadata> appended) {
    Map<String, Long> parkedOffsets = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).event() instanceof Refunded refunded) {
        parkedOffsets.putIfAbsent(refunded.orderId(), appended.get(i).offset());
      }
    }
    List<EventEnvelope> decisions = new ArrayList<>();
    for (OrderEvents order : stuck) {
      long offset = Objects.requireNonNull(parkedOffsets.get(order.orderId()));
      decisions.add(
          LogWriter.envelope(
              random.nextInt(3) == 0
                  ? new ParkedEventRetried(order.orderId(), "ledger-service", offset, "test")
                  : new ParkedEventDiscarded(
                      order.orderId(), "ledger-service", offset, "test", "too early"),
              moment()));
    }
    return decisions;
  }
}
