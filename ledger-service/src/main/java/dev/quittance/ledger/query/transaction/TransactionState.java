package dev.quittance.ledger.query.transaction;

import static dev.quittance.contract.codec.EventType.DISPUTE_CLOSED;
import static dev.quittance.contract.codec.EventType.DISPUTE_OPENED;
import static dev.quittance.contract.codec.EventType.PAYMENT_AUTHORIZED;
import static dev.quittance.contract.codec.EventType.REFUNDED;
import static dev.quittance.contract.codec.EventType.REFUND_FAILED;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as it was after some of its entries. Amounts are minor units.
 *
 * @param paymentId the payment that paid it; null until then
 * @param surchargeMinor what the buyer paid on top, less what was lost of it in disputes
 * @param charged what was charged, if in another currency
 * @param disputedMinor what open disputes hold, of the surcharge as well
 * @param withdrawnMinor what was lost in disputes
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
    long surchargeMinor,
    @Nullable Money charged,
    long disputedMinor,
    long withdrawnMinor,
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
        now.extras().surchargeMinor(),
        charged(now.extras()),
        now.extras().disputedMinor() + now.extras().disputedSurchargeMinor(),
        now.extras().withdrawnMinor(),
        Micros.toInstant(now.placedAtMicros()),
        Micros.toInstant(now.updatedAtMicros()));
  }

  /**
   * @param entries its first entries up to then, at least one
   */
  static TransactionState after(Transaction now, List<TimelineEntry> entries) {
    TimelineEntry last = entries.getLast();
    Currency currency = now.currency();
    return new TransactionState(
        now.orderId(),
        last.status(),
        now.buyer(),
        now.supplier(),
        last.status().isPaid() ? now.paymentId() : null,
        now.totalMinor(),
        moved(entries, PAYMENT_AUTHORIZED, to(Account.fees(currency))),
        moved(entries, REFUNDED, to(now.buyer()))
            - moved(entries, REFUND_FAILED, from(now.buyer())),
        moved(entries, REFUNDED, from(Account.fees(currency)))
            - moved(entries, REFUND_FAILED, to(Account.fees(currency))),
        moved(entries, PAYMENT_AUTHORIZED, to(Account.surcharges(currency)))
            - moved(entries, DISPUTE_CLOSED, from(Account.surcharges(currency))),
        last.status().isPaid() ? charged(now.extras()) : null,
        moved(entries, DISPUTE_OPENED, p -> isDispute(p.debit()))
            - moved(entries, DISPUTE_CLOSED, p -> isDispute(p.credit())),
        moved(
            entries, DISPUTE_CLOSED, p -> p.debit().equals(now.supplier()) || isLosses(p.debit())),
        Micros.toInstant(now.placedAtMicros()),
        last.occurredAt());
  }

  private static @Nullable Money charged(PaymentExtras extras) {
    Currency currency = extras.chargedCurrency();
    return currency == null ? null : new Money(extras.chargedMinor(), currency);
  }

  private static Predicate<Posting> to(Account account) {
    return posting -> posting.credit().equals(account);
  }

  private static Predicate<Posting> from(Account account) {
    return posting -> posting.debit().equals(account);
  }

  private static boolean isDispute(Account account) {
    return account.kind() == AccountKind.DISPUTE;
  }

  private static boolean isLosses(Account account) {
    return account.equals(Account.disputeLosses(account.currency()));
  }

  static long moved(List<TimelineEntry> entries, EventType type, Predicate<Posting> whichOnes) {
    return entries.stream()
        .filter(entry -> entry.type() == type)
        .flatMap(entry -> entry.postings().stream())
        .filter(whichOnes)
        .mapToLong(Posting::amountMinor)
        .reduce(0, Math::addExact);
  }
}
