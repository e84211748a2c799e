package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.RowLayout.Column;
import java.util.List;
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
          Column.of("event_marks", ColumnType.EVENT_MARKS),
          Column.nullable("surcharge", ColumnType.AMOUNT),
          Column.nullable("charged", ColumnType.AMOUNT),
          Column.nullable("charged_back", ColumnType.AMOUNT),
          Column.nullable("withdrawn", ColumnType.AMOUNT),
          Column.nullable("other_buyers", ColumnType.ACCOUNTS),
          Column.nullable("disputes", ColumnType.DISPUTES));

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
    PaymentExtras extras = transaction.extras();
    if (extras.isNone()) {
      out.absent().absent().absent().absent().absent().absent();
    } else {
      write(out, transaction, extras, numbers);
    }
  }

  private static void write(
      CopyRows out,
      Transaction transaction,
      PaymentExtras extras,
      ToLongFunction<Account> numbers) {
    out.int8OrAbsent(extras.surchargeMinor()).int8OrAbsent(extras.chargedMinor());
    if (extras.chargedMinor() == 0) {
      out.absent();
    } else {
      out.int8(extras.chargedBackMinor());
    }
    out.int8OrAbsent(extras.withdrawnMinor());
    List<Account> others = otherBuyers(transaction);
    if (others.isEmpty()) {
      out.absent();
    } else {
      out.int8s(others.stream().mapToLong(numbers).toArray());
    }
    String disputes = OpenDisputes.write(extras.disputes());
    if (disputes == null) {
      out.absent();
    } else {
      out.text(disputes);
    }
  }

  /** The buyer's accounts in other currencies that the order's entries moved. */
  static List<Account> otherBuyers(Transaction transaction) {
    return transaction.extras().otherCurrencies().stream().map(transaction.buyer()::in).toList();
  }
}
