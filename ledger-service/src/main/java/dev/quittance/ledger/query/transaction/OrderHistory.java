package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.query.parked.ParkedNotice;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an order.
 *
 * @param transaction empty if none of its events has been posted
 * @param timeline its journal entries, oldest first
 * @param parked its events that are parked
 */
public record OrderHistory(
    Optional<TransactionState> transaction,
    List<TimelineEntry> timeline,
    List<ParkedNotice> parked) {}
