package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.query.parked.ParkedNotice;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a receipt.
 *
 * @param receipt empty if none of its events has been posted
 * @param timeline its journal entries, oldest first
 * @param parked its events that are parked
 */
public record ReceiptHistory(
    Optional<ReceiptState> receipt, List<TimelineEntry> timeline, List<ParkedNotice> parked) {}
