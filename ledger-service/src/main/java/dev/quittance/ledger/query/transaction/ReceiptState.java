package dev.quittance.ledger.query.transaction;

import static dev.quittance.contract.codec.EventType.MONEY_RETURNED;

import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it was after some of its entries, or a debit, by which nothing was received. Amounts
 * are minor units.
 *
 * @param allocatedMinor what pays for orders; null for a moment before the last entry, as nothing
 *     is posted for it
 * @param returnedMinor what was sent back, or debited
 */
public record ReceiptState(
    UUID receiptId,
    TransactionStatus status,
    String bankAccount,
    Currency currency,
    long receivedMinor,
    @Nullable Long allocatedMinor,
    long returnedMinor,
    Instant receivedAt,
    Instant updatedAt) {

  static ReceiptState now(Transaction now) {
    return new ReceiptState(
        now.orderId(),
        now.status(),
        now.buyer().name(),
        now.currency(),
        receivedMinor(now),
        now.feeMinor(),
        now.refundedMinor(),
        Micros.toInstant(now.placedAtMicros()),
        Micros.toInstant(now.updatedAtMicros()));
  }

  private static long receivedMinor(Transaction now) {
    return now.status() == TransactionStatus.DEBITED ? 0 : now.totalMinor();
  }

  /**
   * @param entries its first entries up to then, at least one
   */
  static ReceiptState after(Transaction now, List<TimelineEntry> entries) {
    TimelineEntry last = entries.getLast();
    if (last.position().equals(now.last())) {
      return now(now);
    }
    return new ReceiptState(
        now.orderId(),
        last.status(),
        now.buyer().name(),
        now.currency(),
        receivedMinor(now),
        null,
        TransactionState.moved(entries, MONEY_RETURNED, posting -> true),
        Micros.toInstant(now.placedAtMicros()),
        last.occurredAt());
  }
}
