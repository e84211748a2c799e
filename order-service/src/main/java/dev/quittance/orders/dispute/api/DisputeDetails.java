package dev.quittance.orders.dispute.api;

import dev.quittance.orders.dispute.ChargedAmounts;
import dev.quittance.orders.dispute.EvidenceFile;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.order.HistoryEntry;
import java.util.List;

/**
 * What is attached to a dispute.
 *
 * @param atOpening what was charged when it was opened
 * @param timeline what had happened to the order by then
 */
record DisputeDetails(
    DisputeStore.Words words,
    ChargedAmounts atOpening,
    ChargedAmounts now,
    List<HistoryEntry> timeline,
    List<EvidenceFile> files) {}
