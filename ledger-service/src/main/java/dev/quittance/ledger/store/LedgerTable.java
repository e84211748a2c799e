package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Position;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * The four tables of a generation, as binary COPY sees them: their columns, and what a row's bytes
 * say about where it belongs. Rows of equal content have equal bytes whichever generation they are
 * of.
 */
public enum LedgerTable {
  JOURNAL_ENTRY(
      GenerationTables::journalEntry,
      "position, previous, occurred_at, type, status, event_id, order_id, chain_hash") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return offsetBucket(row, from);
    }
  },
  POSTING(
      GenerationTables::posting, "position, occurred_at, debit_account, credit_account, amount") {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return offsetBucket(row, from);
    }
  },
  BALANCE(
      GenerationTables::balance,
      """
      account, posted_debits, posted_credits, pending_debits, pending_credits, partition\
      """) {
    @Override
    public int partitionOf(ByteBuffer row, int from) {
      return row.getShort(from + BALANCE_PARTITION_AT);
    }

    @Override
    public int bucket(ByteBuffer row, int from) {
      return (int) (row.getLong(from + FIRST_AT) & 0xff);
    }
  },
  TRANSACTION(
      GenerationTables::transaction,
      """
      last_position, buyer, supplier, total, fee, refunded, fee_refunded, placed_at, updated_at, \
      status, order_id, payment_id, event_marks\
      """) {
    @Override
    public int bucket(ByteBuffer row, int from) {
      return (int) (row.getLong(from + ORDER_ID_AT + 8) & 0x3ff);
    }
  };

  // Byte positions in a row: 2 for the number of columns, then 4 for the length of each before it.

  private static final int FIRST_AT = 2 + 4;
  private static final int BALANCE_PARTITION_AT = FIRST_AT + 5 * 12;
  private static final int ORDER_ID_AT = FIRST_AT + 9 * 12 + 6;

  /** So many offsets share a bucket. */
  private static final int OFFSETS_PER_BUCKET_BITS = 12;

  private final Function<GenerationTables, String> tableName;
  private final String columns;

  LedgerTable(Function<GenerationTables, String> tableName, String columns) {
    this.tableName = tableName;
    this.columns = columns;
  }

  public String in(GenerationTables tables) {
    return tableName.apply(tables);
  }

  public String columns() {
    return columns;
  }

  /** The partition of the row that begins at {@code from}. */
  public int partitionOf(ByteBuffer row, int from) {
    return Position.partitionOf(row.getLong(from + FIRST_AT));
  }

  /** A small number that rows near each other share, by which differences are narrowed down. */
  public abstract int bucket(ByteBuffer row, int from);

  private static int offsetBucket(ByteBuffer row, int from) {
    return (int) (Position.offsetOf(row.getLong(from + FIRST_AT)) >>> OFFSETS_PER_BUCKET_BITS);
  }
}
