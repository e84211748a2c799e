package dev.quittance.orders.product;

/**
 * What a piece costs from a quantity on, until the next tier begins.
 *
 * @param minQuantity the smallest quantity, 1 or more
 * @param unitPriceMinor of one piece, in minor units, 1 or more
 */
public record PriceTier(long minQuantity, long unitPriceMinor) {}
