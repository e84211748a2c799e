package dev.quittance.ledger.store;

import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.util.function.ToLongFunction;

/** Writes the ledger's rows in COPY format, in the order of {@link LedgerTable}'s columns. */
public final class LedgerRows {

  private LedgerRows() {}

  public static void journalEntry(CopyRows out, JournalEntry entry, byte[] hash) {
    Position previous = entry.previous();
    out.row(8).int8(entry.position().number());
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

  public static void posting(
      CopyRows out, JournalEntry entry, int line, ToLongFunction<Account> numbers) {
    Posting posting = entry.postings().get(line);
    out.row(5)
        .int8(entry.position().number(line))
        .int8(entry.occurredAtMicros())
        .int8(numbers.applyAsLong(posting.debit()))
        .int8(numbers.applyAsLong(posting.credit()))
        .int8(posting.amountMinor());
  }

  public static void balance(CopyRows out, int partition, long account, Balance balance) {
    out.row(6)
        .int8(account)
        .int8(balance.postedDebits())
        .int8(balance.postedCredits())
        .int8(balance.pendingDebits())
        .int8(balance.pendingCredits())
        .int2(partition);
  }

  public static void transaction(
      CopyRows out, Transaction transaction, ToLongFunction<Account> numbers) {
    out.row(13)
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
