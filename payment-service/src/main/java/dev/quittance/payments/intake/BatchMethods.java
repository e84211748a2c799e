package dev.quittance.payments.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.price.Price;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.store.PaymentMethods;
import dev.quittance.payments.account.store.PaymentMethods.Named;
import dev.quittance.payments.processing.Prices;
import dev.quittance.payments.quote.store.Quotes.Wanted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** How the orders of a batch are paid, and what their buyers are charged: looked up together. */
final class BatchMethods {

  private final PaymentMethods methods;
  private final Prices prices;
  private final Map<Named, Method> resolved = new HashMap<>();
  private final Map<Wanted, Optional<Price>> priced = new HashMap<>();

  BatchMethods(PaymentMethods methods, Prices prices) {
    this.methods = methods;
    this.prices = prices;
  }

  /** What an order names. */
  static Named named(OrderPlaced order) {
    return new Named(order.buyerId(), order.paymentMethodId());
  }

  /** Asks for the methods of orders. */
  void look(RoundTrip reads, List<EventEnvelope> orders) {
    methods.resolveAll(
        reads,
        orders.stream().map(order -> named((OrderPlaced) order.event())).distinct().toList(),
        resolved::put);
  }

  /**
   * Finds what these orders cost where that is more than their amount.
   *
   * @param isNew whether an order, by its id, has no payment yet: what its buyer was told holds
   */
  void price(List<EventEnvelope> orders, Predicate<String> isNew) {
    Map<Wanted, Method.Usable> special = new LinkedHashMap<>();
    for (EventEnvelope envelope : orders) {
      OrderPlaced order = (OrderPlaced) envelope.event();
      if (of(named(order)) instanceof Method.Usable usable
          && Prices.isSpecial(order.total(), usable)) {
        if (isNew.test(order.orderId())) {
          prices.hold(order, usable, envelope.occurredAt());
        }
        special.put(wanted(named(order), order.total(), envelope), usable);
      }
    }
    price(special);
  }

  /** What the buyer of an order was told holds, though it was not among those looked up. */
  void hold(OrderPlaced order, EventEnvelope envelope) {
    if (of(named(order)) instanceof Method.Usable usable) {
      prices.hold(order, usable, envelope.occurredAt());
    }
  }

  Method of(Named name) {
    return resolved.computeIfAbsent( // or of an event that was parked before this batch
        name, one -> methods.resolve(one.buyerId(), one.paymentMethodId()));
  }

  /** What a method is charged; empty if it cannot be, or cannot be used. */
  Optional<Price> price(Named name, Method method, Money amount, EventEnvelope cause) {
    if (!(method instanceof Method.Usable usable)) {
      return Optional.empty();
    }
    if (!Prices.isSpecial(amount, usable)) {
      return Optional.of(Price.of(amount));
    }
    Wanted wanted = wanted(name, amount, cause);
    if (!priced.containsKey(wanted)) {
      price(Map.of(wanted, usable));
    }
    return Objects.requireNonNull(priced.get(wanted));
  }

  private void price(Map<Wanted, Method.Usable> special) {
    if (!special.isEmpty()) {
      Map<Wanted, Price> found = prices.of(special);
      special.keySet().forEach(one -> priced.put(one, Optional.ofNullable(found.get(one))));
    }
  }

  private static Wanted wanted(Named name, Money amount, EventEnvelope cause) {
    return new Wanted(name.buyerId(), name.paymentMethodId(), amount, cause.occurredAt());
  }
}
