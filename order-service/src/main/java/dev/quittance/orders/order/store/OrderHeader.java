package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderState;

/** An order as lists show it: without lines and history. */
public record OrderHeader(
    String id, String buyerId, String supplierId, String paymentMethodId, OrderState state) {}
