package dev.quittance.orders.order;

import dev.quittance.contract.RefusalCode;

/** What an event does to an order. */
public sealed interface Outcome {

  /** The event changed the order. */
  record Applied(OrderState state) implements Outcome {}

  /** The event does not concern the order's state. */
  record Unchanged() implements Outcome {}

  /**
   * The event contradicts what is known of the order.
   *
   * @param code the first that applies
   * @param detail what was found and what was expected
   */
  record Refused(RefusalCode code, String detail) implements Outcome {}
}
