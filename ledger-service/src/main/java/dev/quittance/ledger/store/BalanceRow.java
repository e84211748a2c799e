package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.store.RowLayout.Column;
import java.nio.ByteBuffer;
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

  private static final int ACCOUNT_AT = LAYOUT.at("account");
  private static final int POSTED_DEBITS_AT = LAYOUT.at("posted_debits");
  private static final int POSTED_CREDITS_AT = LAYOUT.at("posted_credits");
  private static final int PENDING_DEBITS_AT = LAYOUT.at("pending_debits");
  private static final int PENDING_CREDITS_AT = LAYOUT.at("pending_credits");
  private static final int PARTITION_AT = LAYOUT.at("partition");

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

  /** A row's content, in minor units. */
  public record Amounts(
      int partition,
      long account,
      long postedDebits,
      long postedCredits,
      long pendingDebits,
      long pendingCredits) {

    public boolean isZero() {
      return postedDebits == 0 && postedCredits == 0 && pendingDebits == 0 && pendingCredits == 0;
    }

    /**
     * May overflow without a word: what was altered is to be noticed, not to end the comparison.
     */
    public Amounts minus(Amounts other) {
      return new Amounts(
          partition,
          account,
          postedDebits - other.postedDebits,
          postedCredits - other.postedCredits,
          pendingDebits - other.pendingDebits,
          pendingCredits - other.pendingCredits);
    }
  }

  /** Reads the row that begins at {@code from}. */
  public static Amounts amountsOf(ByteBuffer row, int from) {
    return new Amounts(
        row.getShort(from + PARTITION_AT),
        row.getLong(from + ACCOUNT_AT),
        row.getLong(from + POSTED_DEBITS_AT),
        row.getLong(from + POSTED_CREDITS_AT),
        row.getLong(from + PENDING_DEBITS_AT),
        row.getLong(from + PENDING_CREDITS_AT));
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
