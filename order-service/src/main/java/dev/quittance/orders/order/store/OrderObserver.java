package dev.quittance.orders.order.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.orders.order.OrderState;

/** A feature that keeps books of its own about orders. Each has a bean of this type. */
public interface OrderObserver {

  /**
   * An event has changed an order, which is locked; within the same transaction.
   *
   * @param order as it is with the event
   */
  void happened(String buyerId, OrderState order, EventEnvelope event);
}
