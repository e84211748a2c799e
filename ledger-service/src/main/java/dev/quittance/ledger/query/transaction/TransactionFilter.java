package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.core.fold.TransactionStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions a list is of; null does not restrict it.
 *
 * @param ofReceipts whether it is a list of receipts; of orders otherwise
 * @param buyer a buyer's name, or the bank account of receipts
 * @param placedFrom the first moment that counts
 * @param placedTo the first moment that no longer counts
 * @param minTotal in minor units, as {@code maxTotal}; both count
 * @param after the last transaction of the page before
 */
public record TransactionFilter(
    boolean ofReceipts,
    @Nullable TransactionStatus status,
    @Nullable String buyer,
    @Nullable String supplier,
    @Nullable Instant placedFrom,
    @Nullable Instant placedTo,
    @Nullable Long minTotal,
    @Nullable Long maxTotal,
    @Nullable Currency currency,
    @Nullable Key after) {

  /** A transaction's place in the list. */
  public record Key(Instant placedAt, UUID orderId) {}
}
