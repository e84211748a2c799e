package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.ledger.core.simulation.NaiveLedger.Effect;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What may not happen to an order of which certain events took effect, the first rule first. */
final class NaiveRules {

  private static final Map<String, BiPredicate<List<Effect>, Event>> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put("ORDER_UNKNOWN", (h, e) -> h.isEmpty() && !(e instanceof OrderPlaced));
    BROKEN.put("ORDER_ALREADY_PLACED", (h, e) -> !h.isEmpty() && e instanceof OrderPlaced);
    BROKEN.put("TOO_MANY_EVENTS", (h, e) -> h.size() > 999);
    BROKEN.put(
        "PAYMENT_MISMATCH",
        (h, e) ->
            e instanceof Refunded r
                && authorization(h).isPresent()
                && !authorization(h).get().paymentId().equals(r.paymentId()));
    BROKEN.put(
        "CURRENCY_MISMATCH",
        (h, e) ->
            money(e).isPresent()
                && !h.isEmpty()
                && !money(e).get().currency().equals(placed(h).total().currency()));
    BROKEN.put(
        "ALREADY_AUTHORIZED",
        (h, e) ->
            (e instanceof PaymentAuthorized
                    || e instanceof PaymentFailed
                    || e instanceof PaymentActionRequired)
                && authorization(h).isPresent());
    BROKEN.put("NOT_AUTHORIZED", (h, e) -> e instanceof Refunded && authorization(h).isEmpty());
    BROKEN.put(
        "AMOUNT_MISMATCH",
        (h, e) ->
            (e instanceof PaymentAuthorized || e instanceof PaymentActionRequired)
                && !minor(money(e).orElseThrow()).equals(ordered(h)));
    BROKEN.put(
        "REFUND_EXCEEDS_AUTHORIZED",
        (h, e) ->
            e instanceof Refunded r
                && refunded(h).add(minor(r.amount())).compareTo(ordered(h)) > 0);
    BROKEN.put(
        "FEE_EXCEEDS_CHARGED",
        (h, e) ->
            e instanceof Refunded r
                && feeRefunded(h)
                        .add(minor(r.platformFee()))
                        .compareTo(minor(authorization(h).orElseThrow().platformFee()))
                    > 0);
  }

  private NaiveRules() {}

  /** The first rule broken, empty if none is. */
  static String firstBroken(List<Effect> history, Event event) {
    for (Map.Entry<String, BiPredicate<List<Effect>, Event>> rule : BROKEN.entrySet()) {
      if (rule.getValue().test(history, event)) {
        return rule.getKey();
      }
    }
    return "";
  }

  static OrderPlaced placed(List<Effect> history) {
    return (OrderPlaced) history.getFirst().envelope().event();
  }

  static BigInteger ordered(List<Effect> history) {
    return minor(placed(history).total());
  }

  static Optional<PaymentAuthorized> authorization(List<Effect> history) {
    return history.stream()
        .map(effect -> effect.envelope().event())
        .filter(PaymentAuthorized.class::isInstance)
        .map(PaymentAuthorized.class::cast)
        .findFirst();
  }

  /** Whether an attempt to pay failed. */
  static boolean failed(List<Effect> history) {
    return history.stream().anyMatch(effect -> effect.envelope().event() instanceof PaymentFailed);
  }

  static BigInteger refunded(List<Effect> history) {
    return refunds(history).stream()
        .map(r -> minor(r.amount()))
        .reduce(BigInteger::add)
        .orElse(BigInteger.ZERO);
  }

  static BigInteger feeRefunded(List<Effect> history) {
    return refunds(history).stream()
        .map(r -> minor(r.platformFee()))
        .reduce(BigInteger::add)
        .orElse(BigInteger.ZERO);
  }

  private static List<Refunded> refunds(List<Effect> history) {
    return history.stream()
        .map(effect -> effect.envelope().event())
        .filter(Refunded.class::isInstance)
        .map(Refunded.class::cast)
        .toList();
  }

  private static Optional<Money> money(Event event) {
    if (event instanceof PaymentAuthorized a) {
      return Optional.of(a.amount());
    }
    if (event instanceof PaymentActionRequired a) {
      return Optional.of(a.amount());
    }
    return event instanceof Refunded r ? Optional.of(r.amount()) : Optional.empty();
  }

  static BigInteger minor(Money money) {
    return BigInteger.valueOf(money.amountMinor());
  }
}
