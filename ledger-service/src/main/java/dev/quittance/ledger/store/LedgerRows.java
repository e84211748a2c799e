package dev.quittance.ledger.store;

import dev.quittance.ledger.fold.Position;
import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.Balance;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.posting.Account;
import dev.quittance.ledger.posting.Posting;
import java.util.function.ToLongFunction;

/** The ledger's rows in COPY format: each table's columns and how they are filled, side by side. */
public final class LedgerRows {

  private LedgerRows() {}

  public static void journalEntry(CopyRows out, int generation, JournalEntry entry, byte[] hash) {
    Position position = entry.position();
    Position previous = entry.previous();
    out.row(12)
        .int4(generation)
        .int2(position.partition())
        .int2(position.step())
        .int8(position.offset())
        .int8(previous == null ? -1 : previous.offset())
        .micros(entry.occurredAtMicros())
        .int2(previous == null ? 0 : previous.step())
        .int2(entry.type().ordinal())
        .int2(entry.status().ordinal())
        .uuid(entry.eventId())
        .uuid(entry.orderId())
        .bytes(hash);
  }

  public static void posting(
      CopyRows out, int generation, JournalEntry entry, int line, ToLongFunction<Account> numbers) {
    Position position = entry.position();
    Posting posting = entry.postings().get(line);
    out.row(9)
        .int4(generation)
        .int2(position.partition())
        .int2(position.step())
        .int8(position.offset())
        .micros(entry.occurredAtMicros())
        .int8(numbers.applyAsLong(posting.debit()))
        .int8(numbers.applyAsLong(posting.credit()))
        .int8(posting.amountMinor())
        .int2(line);
  }

  public static void balance(
      CopyRows out, int generation, int partition, long account, Balance balance) {
    out.row(7)
        .int4(generation)
        .int2(partition)
        .int8(account)
        .int8(balance.postedDebits())
        .int8(balance.postedCredits())
        .int8(balance.pendingDebits())
        .int8(balance.pendingCredits());
  }

  public static void transaction(
      CopyRows out, int generation, Transaction transaction, ToLongFunction<Account> numbers) {
    out.row(16)
        .int4(generation)
        .int2(transaction.last().partition())
        .int2(transaction.status().ordinal())
        .int8(numbers.applyAsLong(transaction.buyer()))
        .int8(numbers.applyAsLong(transaction.supplier()))
        .int8(transaction.totalMinor())
        .int8(transaction.feeMinor())
        .int8(transaction.refundedMinor())
        .int8(transaction.feeRefundedMinor())
        .micros(transaction.placedAtMicros())
        .micros(transaction.updatedAtMicros())
        .int8(transaction.last().offset())
        .int2(transaction.last().step())
        .uuid(transaction.orderId())
        .uuid(transaction.paymentId())
        .uuids(transaction.eventIds());
  }
}
