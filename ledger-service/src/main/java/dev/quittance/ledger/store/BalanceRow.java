package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.store.RowLayout.Column;
import java.util.List;
import java.util.stream.Collectors;

/** A balance of one partition as a row: its columns, and how they are written in that order. */
public final class BalanceRow {

  static final RowLayout LAYOUT =
      RowLayout.of(
          Column.of("account", ColumnType.ACCOUNT),
          Column.of("posted_debits", ColumnType.AMOUNT),
          Column.of("posted_credits", ColumnType.AMOUNT),
          Column.of("pending_debits", ColumnType.AMOUNT),
          Column.of("pending_credits", ColumnType.AMOUNT),
          Column.of("partition", ColumnType.PARTITION));

  private BalanceRow() {}

  public static void write(CopyRows out, int partition, long account, Balance balance) {
    out.row(LAYOUT)
        .int8(account)
        .int8(balance.postedDebits())
        .int8(balance.postedCredits())
        .int8(balance.pendingDebits())
        .int8(balance.pendingCredits())
        .int2(partition);
  }

  /** The names of the columns that hold amounts. */
  public static List<String> amounts() {
    return LAYOUT.columns().stream()
        .filter(column -> column.type() == ColumnType.AMOUNT)
        .map(Column::name)
        .toList();
  }

  /**
   * An SQL list with an item for each column that holds an amount.
   *
   * @param item with {@code $} for the column's name, for example {@code b.$}
   */
  public static String amounts(String item) {
    return amounts().stream()
        .map(name -> item.replace("$", name))
        .collect(Collectors.joining(", "));
  }
}
