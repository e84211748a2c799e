package dev.quittance.cli.fake;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.UUID;

/** Events of orders by number, each at a minute of one day. */
public final class Orders {

  public static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  private long events;

  public static String id(String prefix, long number) {
    return Ids.of(prefix, new UUID(0, number));
  }

  public EventEnvelope placed(long order, int minute, Money total) {
    return at(
        minute,
        new OrderPlaced(
            id(Ids.ORDER, order), "buyer-" + order % 3, "supplier-" + order % 2, total, "pm"));
  }

  public EventEnvelope authorized(long order, int minute, Money amount, long fee) {
    return at(
        minute,
        new PaymentAuthorized(
            id(Ids.ORDER, order),
            id(Ids.PAYMENT, order),
            id(Ids.ATTEMPT, order),
            "stripe",
            "ch_1",
            amount,
            new Money(fee, amount.currency())));
  }

  public EventEnvelope failed(long order, int minute) {
    return at(
        minute,
        new PaymentFailed(
            id(Ids.ORDER, order),
            id(Ids.PAYMENT, order),
            id(Ids.ATTEMPT, order),
            "stripe",
            "card_declined"));
  }

  public EventEnvelope refunded(long order, int minute, Money amount) {
    return at(
        minute,
        new Refunded(
            id(Ids.ORDER, order),
            id(Ids.PAYMENT, order),
            id(Ids.REFUND, order),
            "stripe",
            "re_1",
            amount,
            Money.zero(amount.currency())));
  }

  private EventEnvelope at(int minute, Event event) {
    return new EventEnvelope(
        id(Ids.EVENT, ++events), DAY.plusSeconds(60L * minute), "/quittance/test", null, event);
  }
}
