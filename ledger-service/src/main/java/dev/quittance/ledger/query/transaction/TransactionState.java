package dev.quittance.ledger.query.transaction;

import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as it was after some of its entries. Amounts are minor units.
 *
 * @param paymentId the payment that paid it; null until then
 */
public record TransactionState(
    UUID orderId,
    TransactionStatus status,
    Account buyer,
    Account supplier,
    @Nullable UUID paymentId,
    long totalMinor,
    long feeMinor,
    long refundedMinor,
    long feeRefundedMinor,
    Instant placedAt,
    Instant updatedAt) {

  static TransactionState now(Transaction now) {
    return new TransactionState(
        now.orderId(),
        now.status(),
        now.buyer(),
        now.supplier(),
        now.paymentId(),
        now.totalMinor(),
        now.feeMinor(),
        now.refundedMinor(),
        now.feeRefundedMinor(),
        Micros.toInstant(now.placedAtMicros()),
        Micros.toInstant(now.updatedAtMicros()));
  }

  /**
   * @param entries its first entries up to then, at least one
   */
  static TransactionState after(Transaction now, List<TimelineEntry> entries) {
    TimelineEntry last = entries.getLast();
    return new TransactionState(
        now.orderId(),
        last.status(),
        now.buyer(),
        now.supplier(),
        last.status().isPaid() ? now.paymentId() : null,
        now.totalMinor(),
        sum(entries, EventType.PAYMENT_AUTHORIZED, p -> isFees(p.credit())),
        sum(entries, EventType.REFUNDED, p -> p.credit().kind() == AccountKind.GATEWAY),
        sum(entries, EventType.REFUNDED, p -> isFees(p.debit())),
        Micros.toInstant(now.placedAtMicros()),
        last.occurredAt());
  }

  private static boolean isFees(Account account) {
    return account.equals(Account.fees(account.currency()));
  }

  private static long sum(
      List<TimelineEntry> entries, EventType type, Predicate<Posting> whichOnes) {
    return entries.stream()
        .filter(entry -> entry.type() == type)
        .flatMap(entry -> entry.postings().stream())
        .filter(whichOnes)
        .mapToLong(Posting::amountMinor)
        .reduce(0, Math::addExact);
  }
}
