package dev.quittance.cli.response;

/** What is owed and due until payments are decided. */
public record Pending(long debits, long credits) {}
