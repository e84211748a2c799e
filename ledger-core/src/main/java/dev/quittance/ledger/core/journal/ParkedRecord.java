package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.fold.RefusalReason;

/**
 * A record that could not be posted: its place and why. What is in it is never held; it is read
 * again when a decision needs it.
 */
public record ParkedRecord(long offset, RefusalReason reason, String detail) {}
