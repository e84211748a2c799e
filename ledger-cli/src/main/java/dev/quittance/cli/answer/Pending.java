package dev.quittance.cli.answer;

/** What is owed and due until payments are decided. */
public record Pending(long debits, long credits) {}
