package dev.quittance.cli.answer;

/** Minor units of a currency. */
public record Money(long amount, String currency) {}
