package dev.quittance.orders.personal;

/**
 * How many values of a kind are sealed with a key.
 *
 * @param kind such as {@code delivery_address}
 */
public record SealedCount(String kind, long count) {}
