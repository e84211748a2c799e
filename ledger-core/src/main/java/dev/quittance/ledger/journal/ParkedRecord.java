package dev.quittance.ledger.journal;

import dev.quittance.ledger.fold.RefusalReason;

/** A record that could not be posted, and why. */
public record ParkedRecord(LogRecord logRecord, RefusalReason reason, String detail) {}
