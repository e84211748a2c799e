package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.RowLayout.Column;
import java.util.function.ToLongFunction;

/** A transaction as a row: its columns, and how they are written in that order. */
public final class TransactionRow {

  static final RowLayout LAYOUT =
      RowLayout.of(
          Column.of("last_position", ColumnType.POSITION),
          Column.of("buyer", ColumnType.ACCOUNT),
          Column.of("supplier", ColumnType.ACCOUNT),
          Column.of("total", ColumnType.AMOUNT),
          Column.of("fee", ColumnType.AMOUNT),
          Column.of("refunded", ColumnType.AMOUNT),
          Column.of("fee_refunded", ColumnType.AMOUNT),
          Column.of("placed_at", ColumnType.TIME),
          Column.of("updated_at", ColumnType.TIME),
          Column.of("status", ColumnType.STATUS),
          Column.of("order_id", ColumnType.ORDER_ID),
          Column.nullable("payment_id", ColumnType.PAYMENT_ID),
          Column.of("event_marks", ColumnType.EVENT_MARKS));

  private TransactionRow() {}

  public static void write(CopyRows out, Transaction transaction, ToLongFunction<Account> numbers) {
    out.row(LAYOUT)
        .int8(transaction.last().number())
        .int8(numbers.applyAsLong(transaction.buyer()))
        .int8(numbers.applyAsLong(transaction.supplier()))
        .int8(transaction.totalMinor())
        .int8(transaction.feeMinor())
        .int8(transaction.refundedMinor())
        .int8(transaction.feeRefundedMinor())
        .int8(transaction.placedAtMicros())
        .int8(transaction.updatedAtMicros())
        .int2(transaction.status().ordinal())
        .uuid(transaction.orderId());
    if (transaction.paymentId() == null) {
      out.absent();
    } else {
      out.uuid(transaction.paymentId());
    }
    out.uuids(transaction.eventMarks());
  }
}
