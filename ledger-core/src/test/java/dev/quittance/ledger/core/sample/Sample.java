package dev.quittance.ledger.core.sample;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.UUID;

/**
 * Events by number: order n is {@code ord_} and n, its buyer is b, its supplier s, its gateway
 * stripe.
 */
public final class Sample {

  public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  public static final String SERVICE = "ledger-service";

  private Sample() {}

  public static UUID uuid(long number) {
    return new UUID(0, number);
  }

  public static String id(String prefix, long number) {
    return Ids.of(prefix, uuid(number));
  }

  public static Money cny(long amountMinor) {
    return Money.of(amountMinor, "CNY");
  }

  public static OrderPlaced placed(long order, Money total) {
    return new OrderPlaced(id(Ids.ORDER, order), "b", "s", total, "pm");
  }

  public static PaymentAuthorized authorized(long order, long payment, Money amount, long fee) {
    return new PaymentAuthorized(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        "ch_1",
        amount,
        new Money(fee, amount.currency()));
  }

  public static PaymentFailed failed(long order, long payment) {
    return new PaymentFailed(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        "card_declined");
  }

  public static PaymentActionRequired actionRequired(long order, long payment, Money amount) {
    return new PaymentActionRequired(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        amount,
        new NextAction.Redirect("https://acs.example/3ds", null));
  }

  public static Refunded refunded(long order, long payment, Money amount, long fee) {
    return new Refunded(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.REFUND, payment),
        "stripe",
        "re_1",
        amount,
        new Money(fee, amount.currency()));
  }

  public static ParkedEventRetried retried(long order, long parkedOffset) {
    return new ParkedEventRetried(id(Ids.ORDER, order), SERVICE, parkedOffset, "anna");
  }

  public static ParkedEventDiscarded discarded(long order, long parkedOffset) {
    return new ParkedEventDiscarded(
        id(Ids.ORDER, order), SERVICE, parkedOffset, "anna", "published by mistake");
  }

  /** Event n, n seconds after {@link #START}. */
  public static EventEnvelope envelope(long number, Event event) {
    return new EventEnvelope(
        id(Ids.EVENT, number), START.plusSeconds(number), "/quittance/test", null, event);
  }
}
