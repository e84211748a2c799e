package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.log.PartitionVisitor;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.BalanceRow;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.JournalEntryRow;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.PostingRow;
import dev.quittance.ledger.store.TransactionRow;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a partition's book writes into the rows that should be stored, a poll's records at a
 * time: they are still in the processor's cache.
 */
final class ReplayVisitor implements PartitionVisitor {

  /** Rows written between two moments to empty the buffers. */
  private static final int ROWS_AT_ONCE = 1_000;

  private final EntryBatch batch = new EntryBatch();
  private final WorkerAccountNumbers numbers;
  private final RowOutput output;
  private final CheckpointRule checkpoints;
  private final @Nullable Opening opening;

  /**
   * @param numbers the worker's
   * @param output where rows go
   * @param checkpoints where the partition has some
   * @param opening null if it is folded from its beginning
   */
  ReplayVisitor(
      WorkerAccountNumbers numbers,
      RowOutput output,
      CheckpointRule checkpoints,
      @Nullable Opening opening) {
    this.numbers = numbers;
    this.output = output;
    this.checkpoints = checkpoints;
    this.opening = opening;
  }

  @Override
  public PartitionHead from(int partition) {
    return opening == null ? PartitionVisitor.super.from(partition) : opening.head();
  }

  @Override
  public ParkedBefore parkedBefore(LongFunction<LogRecord> log) {
    return opening == null ? PartitionVisitor.super.parkedBefore(log) : opening.parkedBefore(log);
  }

  @Override
  public void polled(
      PartitionBook book, List<ConsumerRecord<byte[], byte[]>> records, LongFunction<LogRecord> log)
      throws Exception {
    if (opening != null) {
      opening.open(book, records, log);
    }
  }

  @Override
  public CheckpointRule checkpoints() {
    return checkpoints;
  }

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    batch.posted(entry, hash, before, after);
  }

  @Override
  public void parked(RefusedRecord parked, LogRecord logRecord) {
    batch.parked(parked, logRecord);
  }

  @Override
  public void reached(Checkpoint checkpoint) {
    batch.reached(checkpoint);
  }

  @Override
  public void kept(RefusedRecord parked) {
    batch.kept(parked);
  }

  @Override
  public void released(long offset, Decision decision) {
    batch.released(offset, decision);
  }

  @Override
  public void paused(PartitionBook book) throws Exception {
    numbers.update(book.balances());
    ToLongFunction<Account> numbersOf = account -> numbers.at(book.balances().of(account).index());
    for (EntryBatch.Hashed hashed : batch.entries()) {
      JournalEntry entry = hashed.entry();
      JournalEntryRow.write(output.rows(LedgerTable.JOURNAL_ENTRY), entry, hashed.hash());
      output.added(LedgerTable.JOURNAL_ENTRY);
      for (int line = 0; line < entry.postings().size(); line++) {
        PostingRow.write(output.rows(LedgerTable.POSTING), entry, line, numbersOf);
        output.added(LedgerTable.POSTING);
      }
    }
    output.pause();
    output.parkings(book.partition(), batch.parkings().values());
    output.checkpoints(batch.checkpoints());
    batch.clear();
  }

  @Override
  public void finished(PartitionBook book, long nextOffset) throws Exception {
    numbers.update(book.balances());
    int rows = 0;
    ToLongFunction<Account> numbersOf = account -> numbers.at(book.balances().of(account).index());
    for (Transaction transaction : book.transactions()) {
      TransactionRow.write(output.rows(LedgerTable.TRANSACTION), transaction, numbersOf);
      output.added(LedgerTable.TRANSACTION);
      pauseAt(++rows);
    }
    for (Balance balance : book.balances().all()) {
      BalanceRow.write(
          output.rows(LedgerTable.BALANCE), book.partition(), numbers.at(balance.index()), balance);
      output.added(LedgerTable.BALANCE);
      pauseAt(++rows);
    }
    output.finished(book, nextOffset);
  }

  private void pauseAt(int rows) throws Exception {
    if (rows % ROWS_AT_ONCE == 0) {
      output.pause();
    }
  }

  @Override
  public void close() throws Exception {
    if (opening != null) {
      opening.close();
    }
    output.close();
  }
}
