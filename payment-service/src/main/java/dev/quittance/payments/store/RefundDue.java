package dev.quittance.payments.store;

/** Fired where a refund becomes due; to be observed after the transaction has committed. */
public record RefundDue() {}
