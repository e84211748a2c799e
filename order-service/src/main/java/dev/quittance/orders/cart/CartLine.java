package dev.quittance.orders.cart;

/**
 * A product in a cart.
 *
 * @param productId {@code prd_...}, once in a cart
 * @param quantity pieces, 1 or more
 */
public record CartLine(String productId, long quantity) {}
