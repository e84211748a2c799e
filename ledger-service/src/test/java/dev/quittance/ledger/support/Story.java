package dev.quittance.ledger.support;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Orders and what happens to them, the same for the same seed. */
public final class Story {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final Random random;
  private Instant now = START;

  public Story(long seed) {
    this.random = new Random(seed);
  }

  /** All events of so many orders; some failed, some retried, some refunded once or twice. */
  public List<EventEnvelope> orders(int count) {
    List<EventEnvelope> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order(events);
    }
    return events;
  }

  private void order(List<EventEnvelope> events) {
    String order = id(Ids.ORDER);
    String currency = List.of("CNY", "CNY", "CNY", "USD", "JPY").get(random.nextInt(5));
    long total = 100L + random.nextInt(1_000_000);
    Money amount = Money.of(total, currency);
    Money fee = Money.of(total * 6 / 1_000, currency);
    String buyer = "buyer-" + random.nextInt(40);
    String supplier = "supplier-" + random.nextInt(10);
    events.add(envelope(new OrderPlaced(order, buyer, supplier, amount, "pm_card_visa")));
    String payment = id(Ids.PAYMENT);
    if (random.nextInt(5) == 0) {
      events.add(
          envelope(new PaymentFailed(order, payment, id(Ids.ATTEMPT), "stripe", "card_declined")));
      if (random.nextBoolean()) {
        return;
      }
    }
    if (random.nextInt(20) == 0) {
      return; // still pending
    }
    events.add(
        envelope(
            new PaymentAuthorized(
                order, payment, id(Ids.ATTEMPT), "stripe", "ch_" + events.size(), amount, fee)));
    if (random.nextInt(4) == 0) {
      Money half = Money.of(total / 2, currency);
      Money none = Money.of(0, currency);
      Money rest = Money.of(total - total / 2, currency);
      events.add(envelope(refund(order, payment, half, none)));
      if (random.nextBoolean()) {
        events.add(envelope(refund(order, payment, rest, fee)));
      }
    }
  }

  private Refunded refund(String order, String payment, Money amount, Money fee) {
    return new Refunded(order, payment, id(Ids.REFUND), "stripe", "re_1", amount, fee);
  }

  public EventEnvelope envelope(Event event) {
    now = now.plusMillis(random.nextInt(2_000));
    return new EventEnvelope(id(Ids.EVENT), now, "/quittance/test", null, event);
  }

  public String id(String prefix) {
    return Ids.of(prefix, new UUID(random.nextLong(), random.nextLong()));
  }
}
