package dev.quittance.orders.dispute;

/**
 * Rules that are configured.
 *
 * @param maxPerOrder disputes of a buyer about one order, resolved ones included
 * @param maxFiles files of one dispute
 */
public record DisputeRules(int maxPerOrder, int maxFiles) {}
