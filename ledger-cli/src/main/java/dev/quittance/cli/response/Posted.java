package dev.quittance.cli.response;

/** Posted debits and credits; the balance is debits minus credits. */
public record Posted(long debits, long credits, long balance) {}
