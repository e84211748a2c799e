package dev.quittance.orders.order;

/** What an event does to an order. */
public sealed interface Outcome {

  /** The order stands differently now. */
  record Applied(OrderState state) implements Outcome {}

  /** The event does not concern how the order stands. */
  record Unchanged() implements Outcome {}

  /**
   * The event contradicts what is known of the order.
   *
   * @param reason the first that applies
   * @param detail what was found and what was expected
   */
  record Refused(Contradiction reason, String detail) implements Outcome {}
}
