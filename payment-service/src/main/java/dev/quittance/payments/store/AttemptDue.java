package dev.quittance.payments.store;

/** Fired where an attempt becomes due; to be observed after the transaction has committed. */
public record AttemptDue() {}
