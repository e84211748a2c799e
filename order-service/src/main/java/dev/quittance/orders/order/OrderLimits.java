package dev.quittance.orders.order;

/**
 * How large an order may be.
 *
 * @param maxLines lines of one order
 * @param maxQuantity pieces of one line
 * @param maxSkuLength characters of a SKU
 * @param maxNameLength characters of a line's name
 */
public record OrderLimits(int maxLines, long maxQuantity, int maxSkuLength, int maxNameLength) {}
