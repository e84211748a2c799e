package dev.quittance.orders.order.store;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as lists show it: without lines and history.
 *
 * @param shipping what of the total is for shipping, zero or more
 * @param acknowledgement null if the supplier was verified, or nobody looked
 * @param cart the cart that was checked out; null if there was none
 * @param dueAt when it is cancelled unless something happens before; null if not by time
 */
public record OrderHeader(
    String id,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    Money shipping,
    @Nullable Acknowledgement acknowledgement,
    @Nullable CartVersion cart,
    @Nullable Instant dueAt,
    OrderState state) {

  /** The order after an event. */
  OrderHeader after(OrderState next, @Nullable Instant due) {
    return new OrderHeader(
        id, buyerId, supplierId, paymentMethodId, shipping, acknowledgement, cart, due, next);
  }

  /** The order that its buyer wants to pay otherwise from now on. */
  OrderHeader paidBy(String methodId) {
    return new OrderHeader(
        id, buyerId, supplierId, methodId, shipping, acknowledgement, cart, dueAt, state);
  }
}
