package dev.quittance.ledger.core.fold;

import dev.quittance.ledger.core.posting.Account;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one order: the fold's state. Amounts are minor units of the order's
 * currency, times are microseconds since 1970 UTC.
 *
 * <p>A receipt is one, too (ADR 0038): its buyer is {@code unallocated:{bankAccount}}, its supplier
 * {@code bank:{bankAccount}}, its total what was received, its fee what was allocated and its
 * refund what was returned.
 *
 * @param totalMinor what was ordered, and, once paid, what was authorized
 * @param feeMinor the platform's share of it; 0 until paid
 * @param refundedMinor what has gone back to the buyer, at most the total
 * @param feeRefundedMinor the part of that which the platform gave back, at most the fee
 * @param extras what few orders have
 * @param placedAtMicros when the order was placed
 * @param updatedAtMicros when the last event took effect; never before an earlier event's
 * @param last where the last event took effect
 * @param eventMarks of all events that took effect, oldest first: see {@link
 *     dev.quittance.contract.EventMark#toUuid}
 */
public record Transaction(
    UUID orderId,
    TransactionStatus status,
    Account buyer,
    Account supplier,
    @Nullable UUID paymentId,
    long totalMinor,
    long feeMinor,
    long refundedMinor,
    long feeRefundedMinor,
    PaymentExtras extras,
    long placedAtMicros,
    long updatedAtMicros,
    Position last,
    List<UUID> eventMarks) {

  public Transaction {
    if (refundedMinor < 0 || refundedMinor > totalMinor - heldMinor(extras)) {
      throw new IllegalArgumentException("refunds of " + orderId + " exceed what was authorized");
    }
    if (feeRefundedMinor < 0 || feeRefundedMinor > feeMinor) {
      throw new IllegalArgumentException("fees given back on " + orderId + " exceed the fee");
    }
  }

  public Currency currency() {
    return buyer.currency();
  }

  /**
   * What the buyer still owes and the supplier is still due: the total until an answer is there.
   */
  public long pendingMinor() {
    return status == TransactionStatus.PLACED ? totalMinor : 0;
  }

  /** What was paid, has not gone back, and no dispute holds or took. */
  public long refundableMinor() {
    return status.isPaid() ? totalMinor - refundedMinor - heldMinor(extras) : 0;
  }

  private static long heldMinor(PaymentExtras extras) {
    return extras.isNone() ? 0 : extras.disputedMinor() + extras.withdrawnMinor();
  }
}
