package dev.quittance.cli.response;

/** An account in one currency, as lists have it. */
public record AccountInCurrency(String id, String currency, Posted posted, Pending pending) {}
