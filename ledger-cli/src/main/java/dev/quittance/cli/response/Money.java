package dev.quittance.cli.response;

/** Minor units of a currency. */
public record Money(long amount, String currency) {}
