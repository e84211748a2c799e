package dev.quittance.ledger.query.transaction;

import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Posting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A journal entry of an order.
 *
 * @param status the transaction's status after it
 * @param chainHash the partition's chain up to and with it
 * @param postings what it moved; none while an amount is only pending
 */
public record TimelineEntry(
    UUID orderId,
    Position position,
    EventType type,
    UUID eventId,
    long occurredAtMicros,
    TransactionStatus status,
    byte[] chainHash,
    List<Posting> postings) {

  public Instant occurredAt() {
    return Micros.toInstant(occurredAtMicros);
  }

  TimelineEntry with(List<Posting> found) {
    return new TimelineEntry(
        orderId, position, type, eventId, occurredAtMicros, status, chainHash, List.copyOf(found));
  }
}
