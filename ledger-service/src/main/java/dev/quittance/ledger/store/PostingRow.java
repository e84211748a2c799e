package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.store.RowLayout.Column;
import java.util.function.ToLongFunction;

/** A posting as a row: its columns, and how they are written in that order. */
public final class PostingRow {

  static final RowLayout LAYOUT =
      RowLayout.of(
          Column.of("position", ColumnType.POSTING_POSITION),
          Column.of("occurred_at", ColumnType.TIME),
          Column.of("debit_account", ColumnType.ACCOUNT),
          Column.of("credit_account", ColumnType.ACCOUNT),
          Column.of("amount", ColumnType.AMOUNT));

  private PostingRow() {}

  public static void write(
      CopyRows out, JournalEntry entry, int line, ToLongFunction<Account> numbers) {
    Posting posting = entry.postings().get(line);
    out.row(LAYOUT)
        .int8(entry.position().number(line))
        .int8(entry.occurredAtMicros())
        .int8(numbers.applyAsLong(posting.debit()))
        .int8(numbers.applyAsLong(posting.credit()))
        .int8(posting.amountMinor());
  }
}
