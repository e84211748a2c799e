package dev.quittance.ledger.query.parked;

/** That an event of an order is parked, and why. */
public record ParkedNotice(int partition, long offset, String reason, String detail) {}
