package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.store.RowLayout.Column;

/** A journal entry as a row: its columns, and how they are written in that order. */
public final class JournalEntryRow {

  static final RowLayout LAYOUT =
      RowLayout.of(
          Column.of("position", ColumnType.ENTRY_POSITION),
          Column.nullable("previous", ColumnType.POSITION),
          Column.of("occurred_at", ColumnType.TIME),
          Column.of("type", ColumnType.EVENT_TYPE),
          Column.of("status", ColumnType.STATUS),
          Column.of("event_id", ColumnType.EVENT_ID),
          Column.of("order_id", ColumnType.ORDER_ID),
          Column.of("chain_hash", ColumnType.CHAIN_HASH));

  private JournalEntryRow() {}

  public static void write(CopyRows out, JournalEntry entry, byte[] hash) {
    Position previous = entry.previous();
    out.row(LAYOUT).int8(entry.position().number());
    if (previous == null) {
      out.absent();
    } else {
      out.int8(previous.number());
    }
    out.int8(entry.occurredAtMicros())
        .int2(entry.type().ordinal())
        .int2(entry.status().ordinal())
        .uuid(entry.eventId())
        .uuid(entry.orderId())
        .bytes(hash);
  }
}
