package dev.quittance.ledger.simulation;

/** Where an order's parked event lies, for ops to decide on. */
public record ParkedAt(int partition, String orderId, long offset) {}
