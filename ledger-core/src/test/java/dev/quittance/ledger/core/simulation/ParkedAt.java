package dev.quittance.ledger.core.simulation;

import org.jspecify.annotations.Nullable;

/**
 * The position of a parked record, for ops to decide on.
 *
 * @param orderId the order in whose way it is; null if it is parked for itself alone
 */
public record ParkedAt(int partition, @Nullable String orderId, long offset) {}
