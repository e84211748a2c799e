package dev.quittance.ledger.replay;

import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.Balance;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.journal.PartitionBook;
import dev.quittance.ledger.log.PartitionVisitor;
import dev.quittance.ledger.posting.Account;
import dev.quittance.ledger.posting.Posting;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.LedgerRows;
import dev.quittance.ledger.store.LedgerTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a partition's book writes into the rows that should be stored, a chunk at a time. */
final class ReplayVisitor implements PartitionVisitor {

  private final EntryBatch batch = new EntryBatch();
  private final Map<Account, Long> numbers = new HashMap<>();
  private final int generation;
  private final int chunkEntries;
  private final AccountNumbers accountNumbers;
  private final RowOutput output;

  /**
   * @param accountNumbers tells the numbers of accounts not met before in this partition
   * @param output where rows go
   */
  ReplayVisitor(int generation, int chunkEntries, AccountNumbers accountNumbers, RowOutput output) {
    this.generation = generation;
    this.chunkEntries = chunkEntries;
    this.accountNumbers = accountNumbers;
    this.output = output;
  }

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    batch.posted(entry, hash, before, after);
  }

  @Override
  public void parked(ParkedRecord parked) {
    batch.parked(parked);
  }

  @Override
  public void released(ParkedRecord parked, Decision decision) {
    batch.released(parked, decision);
  }

  @Override
  public void paused(PartitionBook book) throws Exception {
    if (batch.size() >= chunkEntries) {
      writeEntries(book);
    }
  }

  @Override
  public void finished(PartitionBook book, long nextOffset) throws Exception {
    writeEntries(book);
    Set<Account> unknown = new HashSet<>();
    book.balances().keySet().forEach(account -> addUnknown(account, unknown));
    learn(unknown);
    int rows = 0;
    for (Transaction transaction : book.transactions().values()) {
      LedgerRows.transaction(
          output.rows(LedgerTable.TRANSACTION), generation, transaction, numbers);
      output.added(LedgerTable.TRANSACTION);
      rows = sendAt(rows + 1);
    }
    for (Map.Entry<Account, Balance> balance : book.balances().entrySet()) {
      LedgerRows.balance(
          output.rows(LedgerTable.BALANCE),
          generation,
          book.partition(),
          numbers.get(balance.getKey()),
          balance.getValue());
      output.added(LedgerTable.BALANCE);
      rows = sendAt(rows + 1);
    }
    output.send();
    output.finished(book, nextOffset);
  }

  @Override
  public void close() throws Exception {
    output.close();
  }

  private int sendAt(int rows) throws Exception {
    if (rows < chunkEntries) {
      return rows;
    }
    output.send();
    return 0;
  }

  private void writeEntries(PartitionBook book) throws Exception {
    learnFrom(batch);
    for (EntryBatch.Hashed hashed : batch.entries()) {
      JournalEntry entry = hashed.entry();
      LedgerRows.journalEntry(
          output.rows(LedgerTable.JOURNAL_ENTRY), generation, entry, hashed.hash());
      output.added(LedgerTable.JOURNAL_ENTRY);
      for (int line = 0; line < entry.postings().size(); line++) {
        LedgerRows.posting(output.rows(LedgerTable.POSTING), generation, entry, line, numbers);
        output.added(LedgerTable.POSTING);
      }
    }
    output.send();
    output.parkings(book.partition(), batch.parkings().values());
    batch.clear();
  }

  private void learnFrom(EntryBatch entries) {
    Set<Account> unknown = new HashSet<>();
    for (EntryBatch.Hashed hashed : entries.entries()) {
      for (Posting posting : hashed.entry().postings()) {
        addUnknown(posting.debit(), unknown);
        addUnknown(posting.credit(), unknown);
      }
    }
    learn(unknown);
  }

  private void addUnknown(Account account, Set<Account> unknown) {
    if (!numbers.containsKey(account)) {
      unknown.add(account);
    }
  }

  private void learn(Set<Account> unknown) {
    if (!unknown.isEmpty()) {
      numbers.putAll(accountNumbers.of(unknown));
    }
  }
}
