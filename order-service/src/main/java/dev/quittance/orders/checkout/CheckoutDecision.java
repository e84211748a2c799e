package dev.quittance.orders.checkout;

import dev.quittance.orders.order.Order;
import java.util.List;

/** The decision on a checkout. */
public sealed interface CheckoutDecision {

  /**
   * @param orders one for each supplier and currency, in the order of the review
   */
  record Accepted(List<Order> orders) implements CheckoutDecision {

    public Accepted {
      orders = List.copyOf(orders);
    }
  }

  /**
   * @param stops all of them
   */
  record Stopped(List<Stop> stops) implements CheckoutDecision {

    public Stopped {
      stops = List.copyOf(stops);
    }
  }
}
