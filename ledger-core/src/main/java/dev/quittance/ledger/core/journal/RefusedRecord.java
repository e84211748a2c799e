package dev.quittance.ledger.core.journal;

import dev.quittance.contract.RefusalCode;

/**
 * A record that could not be posted: its place and why. Its content is never held: it is read again
 * when a decision needs it.
 */
public record RefusedRecord(long offset, RefusalCode reason, String detail) {}
