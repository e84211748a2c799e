package dev.quittance.ledger.core.fold;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The next transaction, but for what the event itself changes. */
record Change(Transaction before, UUID mark, long timeMicros, Position position) {

  Transaction paid(UUID paymentId, long feeMinor, PaymentExtras extras) {
    return next(TransactionStatus.AUTHORIZED, paymentId, feeMinor, 0, 0, extras);
  }

  Transaction failed() {
    return unpaid(TransactionStatus.FAILED);
  }

  Transaction cancelled() {
    return unpaid(TransactionStatus.CANCELLED);
  }

  /** Another attempt begins. */
  Transaction retried() {
    return unpaid(TransactionStatus.PLACED);
  }

  /** The event counts among the order's, and changes nothing else. */
  Transaction unchanged() {
    return next(
        before.status(),
        before.paymentId(),
        before.feeMinor(),
        before.refundedMinor(),
        before.feeRefundedMinor(),
        before.extras());
  }

  private Transaction unpaid(TransactionStatus status) {
    return next(status, before.paymentId(), 0, 0, 0, PaymentExtras.NONE);
  }

  /** After a refund, or with negative amounts after one that came back. */
  Transaction refunded(long amountMinor, long feeMinor, PaymentExtras extras) {
    long refunded = before.refundedMinor() + amountMinor;
    TransactionStatus status =
        refunded == before.totalMinor()
            ? TransactionStatus.REFUNDED
            : refunded == 0 ? TransactionStatus.AUTHORIZED : TransactionStatus.PARTIALLY_REFUNDED;
    return next(
        status,
        before.paymentId(),
        before.feeMinor(),
        refunded,
        before.feeRefundedMinor() + feeMinor,
        extras);
  }

  /** A dispute was opened or closed. */
  Transaction disputed(PaymentExtras extras) {
    return next(
        before.status(),
        before.paymentId(),
        before.feeMinor(),
        before.refundedMinor(),
        before.feeRefundedMinor(),
        extras);
  }

  /** A receipt after more of it was allocated or returned. */
  Transaction settled(long allocatedMinor, long returnedMinor) {
    long allocated = before.feeMinor() + allocatedMinor;
    long returned = before.refundedMinor() + returnedMinor;
    return next(
        allocated + returned == before.totalMinor()
            ? TransactionStatus.SETTLED
            : TransactionStatus.RECEIVED,
        null,
        allocated,
        returned,
        0,
        PaymentExtras.NONE);
  }

  private Transaction next(
      TransactionStatus status,
      @Nullable UUID paymentId,
      long feeMinor,
      long refundedMinor,
      long feeRefundedMinor,
      PaymentExtras extras) {
    return new Transaction(
        before.orderId(),
        status,
        before.buyer(),
        before.supplier(),
        paymentId,
        before.totalMinor(),
        feeMinor,
        refundedMinor,
        feeRefundedMinor,
        extras,
        before.placedAtMicros(),
        timeMicros,
        position,
        marksSoFar());
  }

  /** Few marks in a list of the JDK's own smallest kind: a replay keeps one list per order. */
  private List<UUID> marksSoFar() {
    List<UUID> marks = before.eventMarks();
    if (marks.size() == 1) {
      return List.of(marks.getFirst(), mark);
    }
    UUID[] more = marks.toArray(new UUID[marks.size() + 1]);
    more[marks.size()] = mark;
    return List.of(more);
  }
}
