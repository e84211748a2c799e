package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Position;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The four tables of a generation, as binary COPY sees them: their columns, and what a row's bytes
 * say about where it belongs. Rows of equal content have equal bytes in every generation.
 */
public enum LedgerTable {
  JOURNAL_ENTRY("journal_entry", JournalEntryRow.LAYOUT, "position") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return offsetBucket(row.getLong(from + ENTRY_POSITION_AT));
    }
  },
  POSTING("posting", PostingRow.LAYOUT, "position") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return offsetBucket(row.getLong(from + POSTING_POSITION_AT));
    }
  },
  BALANCE("balance", BalanceRow.LAYOUT, "partition") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return (int) (row.getLong(from + BALANCE_ACCOUNT_AT) & 0xff);
    }
  },
  TRANSACTION("transaction", TransactionRow.LAYOUT, "last_position") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return (int) (row.getLong(from + ORDER_ID_AT + Long.BYTES) & 0x3ff);
    }
  };

  private static final int ENTRY_POSITION_AT = JournalEntryRow.LAYOUT.at("position");
  private static final int POSTING_POSITION_AT = PostingRow.LAYOUT.at("position");
  private static final int BALANCE_ACCOUNT_AT = BalanceRow.LAYOUT.at("account");
  private static final int ORDER_ID_AT = TransactionRow.LAYOUT.at("order_id");

  /** So many offsets share a bucket. */
  private static final int OFFSETS_PER_BUCKET_BITS = 12;

  private final String parent;
  private final RowLayout layout;
  private final int partitionAt;
  private final boolean hasPosition;

  /**
   * @param partition the column that says a row's partition: itself, or as part of a position
   */
  LedgerTable(String parent, RowLayout layout, String partition) {
    this.parent = parent;
    this.layout = layout;
    this.partitionAt = layout.at(partition);
    this.hasPosition = layout.type(partition) != ColumnType.PARTITION;
  }

  /** The table that those of all generations inherit from. */
  String parent() {
    return parent;
  }

  public List<RowLayout.Column> columns() {
    return layout.columns();
  }

  /** The columns' names, as SQL lists them. */
  public String columnNames() {
    return layout.names();
  }

  /** The partition of the row that begins at {@code from}. */
  public int partitionOf(ByteBuffer row, int from) {
    return hasPosition
        ? Position.partitionOf(row.getLong(from + partitionAt))
        : row.getShort(from + partitionAt);
  }

  /**
   * The position of the row that begins at {@code from}: the entry's, the posting's or that of the
   * transaction's last entry. Balances have none.
   */
  public long positionOf(ByteBuffer row, int from) {
    if (!hasPosition) {
      throw new IllegalStateException(this + " has no positions");
    }
    return row.getLong(from + partitionAt);
  }

  /** A small number that rows near each other share, by which differences are narrowed down. */
  public abstract int bucket(ByteBuffer row, int from);

  private static int offsetBucket(long position) {
    return (int) (Position.offsetOf(position) >>> OFFSETS_PER_BUCKET_BITS);
  }
}
