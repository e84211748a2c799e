package dev.quittance.ledger.store;

import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * The four tables of a generation, as binary COPY sees them: their columns, and what a row's bytes
 * say about where it belongs. Rows of equal content have equal bytes whichever generation they are
 * of, but for the generation's number, which comes first.
 */
public enum LedgerTable {
  JOURNAL_ENTRY(
      GenerationTables::journalEntry,
      """
      generation, partition, step, "offset", previous_offset, occurred_at, previous_step, \
      type, status, event_id, order_id, chain_hash""") {
    @Override
    int bucketOf(ByteBuffer row, int from) {
      return offsetBucket(row, from);
    }
  },
  POSTING(
      GenerationTables::posting,
      """
      generation, partition, step, "offset", occurred_at, debit_account, credit_account, \
      amount, line""") {
    @Override
    int bucketOf(ByteBuffer row, int from) {
      return offsetBucket(row, from);
    }
  },
  BALANCE(
      GenerationTables::balance,
      """
      generation, partition, account, posted_debits, posted_credits, pending_debits, \
      pending_credits""") {
    @Override
    int bucketOf(ByteBuffer row, int from) {
      return (int) (row.getLong(from + ACCOUNT_AT) & 0xff);
    }
  },
  TRANSACTION(
      GenerationTables::transaction,
      """
      generation, partition, status, buyer, supplier, total, fee, refunded, fee_refunded, \
      placed_at, updated_at, last_offset, last_step, order_id, payment_id, event_ids""") {
    @Override
    int bucketOf(ByteBuffer row, int from) {
      return (int) (row.getLong(from + ORDER_ID_AT + 8) & 0x3ff);
    }
  };

  // Byte positions in a row: 2 for the number of columns, then 4 for the length of each before it.

  /** The first byte after the generation. */
  public static final int CONTENT_AT = 2 + 8;

  private static final int PARTITION_AT = CONTENT_AT + 4;
  private static final int STEP_AT = PARTITION_AT + 2 + 4;
  private static final int OFFSET_AT = STEP_AT + 2 + 4;
  private static final int ACCOUNT_AT = PARTITION_AT + 2 + 4;
  private static final int ORDER_ID_AT = PARTITION_AT + 2 + 6 + 9 * 12 + 6 + 4;

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
    return row.getShort(from + PARTITION_AT);
  }

  /** A small number that rows near each other share, by which differences are narrowed down. */
  public final int bucket(ByteBuffer row, int from) {
    return bucketOf(row, from);
  }

  abstract int bucketOf(ByteBuffer row, int from);

  private static int offsetBucket(ByteBuffer row, int from) {
    return (int) (row.getLong(from + OFFSET_AT) >>> OFFSETS_PER_BUCKET_BITS);
  }
}
