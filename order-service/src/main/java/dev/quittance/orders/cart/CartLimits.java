package dev.quittance.orders.cart;

/**
 * What a cart and an order of it may be.
 *
 * @param maxLines of one cart
 * @param maxQuantity pieces of one line
 * @param maxOrderLines of one order
 */
public record CartLimits(int maxLines, long maxQuantity, int maxOrderLines) {}
