package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * An endless, random but repeatable stream of records: orders and what happens to them, some of it
 * twice, too early or wrong, now and then garbage, and what ops decide about what was parked. The
 * same seed and the same parked events give the same records.
 */
public final class Workload {

  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final List<String> CURRENCIES = List.of("CNY", "CNY", "USD", "JPY", "KWD");
  private static final int RECENT = 25;

  private final Random random;
  private final int partitions;
  private final String service;
  private final Garbage garbage;
  private final List<OrderPlan> orders = new ArrayList<>();
  private final List<ReceiptPlan> receipts = new ArrayList<>();
  private final List<WorkloadRecord> emitted = new ArrayList<>();

  /**
   * @param service the ledger's name in decisions on parked events
   */
  public Workload(long seed, int partitions, String service) {
    this.random = new Random(seed);
    this.partitions = partitions;
    this.service = service;
    this.garbage = new Garbage(random);
  }

  /**
   * The next record.
   *
   * @param parked what ops see as parked; they may decide on it
   */
  public WorkloadRecord next(List<ParkedAt> parked) {
    WorkloadRecord next = choose(parked);
    emitted.add(next);
    return next;
  }

  private WorkloadRecord choose(List<ParkedAt> parked) {
    int dice = random.nextInt(100);
    if (orders.isEmpty() || dice < 20) {
      OrderPlan order = order();
      return event(order, order.place());
    }
    if (dice < 26) {
      return receipt();
    }
    if (dice < 64) {
      return business(recent());
    }
    if (dice < 73) {
      OrderPlan order = recent();
      return event(order, trouble(order));
    }
    if (dice < 75) {
      OrderPlan unknown = order();
      return event(unknown, unknown.authorize(random));
    }
    if (dice < 84) {
      return random.nextInt(8) == 0 ? idAgain() : again();
    }
    if (dice < 86) {
      OrderPlan victim = recent();
      return garbage.next(random.nextInt(partitions), victim.partition, victim.orderId);
    }
    if (dice < 88) {
      return stray();
    }
    return parked.isEmpty() ? business(recent()) : decision(parked);
  }

  /** Sound or not, in any partition, as other producers' partitioners put it. */
  private WorkloadRecord stray() {
    OrderPlan order = recent();
    int anywhere = random.nextInt(partitions);
    return random.nextBoolean()
        ? garbage.next(anywhere, anywhere, order.orderId)
        : toRecord(anywhere, envelope(trouble(order)));
  }

  private WorkloadRecord receipt() {
    if (receipts.isEmpty() || random.nextInt(3) == 0) {
      receipts.add(new ReceiptPlan(random, partitions));
    }
    int from = random.nextInt(4) == 0 ? 0 : Math.max(0, receipts.size() - 3);
    ReceiptPlan one = receipts.get(from + random.nextInt(receipts.size() - from));
    Event event = random.nextInt(4) == 0 ? one.trouble(random) : one.next(random);
    return toRecord(one.partition, envelope(event));
  }

  private OrderPlan order() {
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    long total =
        random.nextInt(40) == 0 ? Money.MAX_MINOR - random.nextInt(3) : 1 + random.nextInt(50_000);
    long fee =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> total;
          default -> total / 20;
        };
    OrderPlan order = new OrderPlan(random, partitions, Money.of(total, currency), fee);
    orders.add(order);
    return order;
  }

  private OrderPlan recent() {
    int from = random.nextInt(4) == 0 ? 0 : Math.max(0, orders.size() - RECENT);
    return orders.get(from + random.nextInt(orders.size() - from));
  }

  /** What should happen next to an order. */
  private WorkloadRecord business(OrderPlan order) {
    if (!order.placed) {
      return event(order, order.place());
    }
    if (random.nextInt(20) == 0) {
      return event(order, order.complaint(random));
    }
    if (!order.paid) {
      return event(
          order,
          switch (random.nextInt(11)) {
            case 0, 1 -> order.fail(random);
            case 2, 3 -> order.actionRequired(random, order.total);
            case 4 -> order.retry(random);
            case 5 -> order.cancel(random);
            default -> order.authorize(random);
          });
    }
    DisputeOpened open = order.open();
    if (open != null) {
      return event(
          order,
          switch (random.nextInt(8)) {
            case 0 -> order.wrongRefund(random, order.total, 0);
            case 1 -> open; // told again by another event
            default -> order.close(random);
          });
    }
    if (order.lastRefund() != null && random.nextInt(5) == 0) {
      return event(order, order.refundFails(random));
    }
    long left = order.refundableMinor();
    if (left == 0) {
      OrderPlan another = order();
      return event(another, another.place());
    }
    long amount = random.nextBoolean() ? left : 1 + random.nextLong(left);
    if (random.nextInt(4) == 0) {
      return event(order, order.dispute(random, amount));
    }
    long feeLeft = Math.min(amount, order.feeMinor - order.feeRefundedMinor);
    long fee = random.nextBoolean() ? feeLeft : random.nextLong(feeLeft + 1);
    return event(order, order.refund(random, amount, fee));
  }

  /** What should never happen to an order. */
  private Event trouble(OrderPlan order) {
    Money total = order.total;
    Money other = Money.of(total.amountMinor(), "EUR");
    Money wrong =
        new Money(Math.max(1, total.amountMinor() - 1 - random.nextInt(3)), total.currency());
    return switch (random.nextInt(19)) {
      case 0 -> order.authorization(random, wrong, 0);
      case 1 -> order.authorization(random, other, 0);
      case 2 -> order.authorization(random, total, 0);
      case 3 -> order.fail(random);
      case 4 -> order.wrongRefund(random, new Money(Money.MAX_MINOR, total.currency()), 0);
      case 5 -> order.wrongRefund(random, other, 0);
      case 6 -> order.wrongRefund(random, total, total.amountMinor());
      case 7 -> order.refundOf(random, OrderPlan.id(Ids.PAYMENT, random), total, 0);
      case 8 -> order.actionRequired(random, wrong);
      case 9 -> order.actionRequired(random, other);
      case 10 -> order.actionRequired(random, total);
      case 11 -> order.retry(random);
      case 12 -> order.disputeOf(random, OrderPlan.id(Ids.DISPUTE, random), total, null, null);
      case 13 -> {
        DisputeOpened open = order.open();
        yield open == null
            ? order.disputeOf(
                random,
                OrderPlan.id(Ids.DISPUTE, random),
                new Money(Money.MAX_MINOR, total.currency()),
                null,
                null)
            : open;
      }
      case 14 -> {
        DisputeOpened unopened =
            order.disputeOf(random, OrderPlan.id(Ids.DISPUTE, random), total, null, null);
        yield order.closing(random, unopened, total);
      }
      case 15 -> order.refundFailure(random, total, new Money(0, total.currency()), null);
      case 16 -> order.cancel(random);
      case 17 -> order.complaint(random);
      default -> order.place();
    };
  }

  /** A record that was sent before, as after a crash between acknowledgement and commit. */
  private WorkloadRecord again() {
    int from = random.nextInt(3) == 0 ? 0 : Math.max(0, emitted.size() - RECENT);
    return emitted.get(from + random.nextInt(emitted.size() - from));
  }

  /** Another event under an id of before, of the same source or of another one. */
  private WorkloadRecord idAgain() {
    WorkloadRecord before = again();
    EventEnvelope old = before.envelope();
    if (old == null || !(old.event() instanceof OrderEvent ofOrder)) {
      return before;
    }
    String orderId = ofOrder.orderId();
    String source = random.nextInt(3) == 0 ? "/quittance/another" : old.source();
    Event other =
        new PaymentFailed(
            orderId,
            OrderPlan.id(Ids.PAYMENT, random),
            OrderPlan.id(Ids.ATTEMPT, random),
            "stripe",
            "declined");
    return toRecord(
        before.partition(), new EventEnvelope(old.eventId(), time(), source, null, other));
  }

  private WorkloadRecord decision(List<ParkedAt> parked) {
    ParkedAt any = parked.get(random.nextInt(parked.size()));
    String addressed = random.nextInt(12) == 0 ? "another-service" : service;
    return any.orderId() == null
        ? decisionAlone(any, addressed)
        : decision(any, any.orderId(), parked, addressed);
  }

  /** Now and then in another partition, or about a record of another one. */
  private WorkloadRecord decisionAlone(ParkedAt at, String addressed) {
    Event decision =
        ParkedRecordDiscarded.at(
            random.nextInt(12) == 0 ? random.nextInt(partitions) : at.partition(),
            random.nextInt(12) == 0 ? random.nextLong(at.offset() + 1) : at.offset(),
            addressed,
            "anna",
            "sent by a test");
    int partition = random.nextInt(12) == 0 ? random.nextInt(partitions) : at.partition();
    return toRecord(partition, envelope(decision));
  }

  private WorkloadRecord decision(
      ParkedAt any, String orderId, List<ParkedAt> parked, String addressed) {
    // Ops mostly know that only the first of an order's parked events can be decided on.
    ParkedAt at =
        random.nextInt(6) == 0
            ? any
            : parked.stream()
                .filter(p -> orderId.equals(p.orderId()))
                .min(Comparator.comparingLong(ParkedAt::offset))
                .orElse(any);
    long offset = random.nextInt(12) == 0 ? random.nextLong(at.offset() + 1) : at.offset();
    Event decision =
        random.nextInt(3) == 0
            ? new ParkedEventRetried(orderId, addressed, offset, "anna")
            : new ParkedEventDiscarded(orderId, addressed, offset, "anna", "by mistake");
    int partition = random.nextInt(20) == 0 ? random.nextInt(partitions) : at.partition();
    return toRecord(partition, envelope(decision));
  }

  private WorkloadRecord event(OrderPlan order, Event event) {
    return toRecord(order.partition, envelope(event));
  }

  private EventEnvelope envelope(Event event) {
    return new EventEnvelope(
        OrderPlan.id(Ids.EVENT, random), time(), "/quittance/simulation", null, event);
  }

  private WorkloadRecord toRecord(int partition, EventEnvelope envelope) {
    return WorkloadRecord.of(partition, envelope, brokersClock().toEpochMilli());
  }

  private Instant brokersClock() {
    return START.plusMillis(200L * emitted.size());
  }

  /** Publishers' clocks differ by up to some seconds; a few are far ahead. */
  private Instant time() {
    return brokersClock()
        .plusNanos(random.nextLong(5_000_000_000L))
        .plusSeconds(random.nextInt(60) == 0 ? 301 + random.nextInt(100_000) : 0);
  }
}
