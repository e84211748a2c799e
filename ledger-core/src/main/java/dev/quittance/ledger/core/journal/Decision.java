package dev.quittance.ledger.core.journal;

import org.jspecify.annotations.Nullable;

/**
 * What ops decided about a parked record.
 *
 * @param offset the decision's own offset in the log
 * @param discarded whether the record was to have no effect; otherwise it was tried again
 * @param reason why it was discarded
 */
public record Decision(long offset, boolean discarded, String decidedBy, @Nullable String reason) {}
