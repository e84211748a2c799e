package dev.quittance.ledger.store;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.LogRecord;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.journal.PartitionBook;
import dev.quittance.ledger.posting.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a batch of one partition into a generation: opens the book at what is stored of the orders
 * in the batch, folds, and writes what came of it. A handful of statements, however large the
 * batch.
 */
@ApplicationScoped
public class BookStore {

  private final AccountDictionary dictionary;
  private final TransactionStore transactions;
  private final LedgerConfig config;

  BookStore(AccountDictionary dictionary, TransactionStore transactions, LedgerConfig config) {
    this.dictionary = dictionary;
    this.transactions = transactions;
    this.config = config;
  }

  /**
   * Takes the batch in the caller's transaction. Records that the generation has already taken are
   * passed over.
   */
  public void take(
      Connection connection,
      GenerationTables tables,
      int partition,
      List<? extends LogRecord> batch)
      throws SQLException {
    PartitionHead head = PartitionHead.load(connection, tables, partition);
    List<? extends LogRecord> fresh =
        batch.stream().filter(one -> one.offset() >= head.nextOffset()).toList();
    if (fresh.isEmpty()) {
      return;
    }
    EntryBatch written = new EntryBatch();
    PartitionBook book =
        new PartitionBook(partition, config.name(), head.chainHash(), head.entries(), written);
    open(connection, tables, book, fresh);
    fresh.forEach(book::take);
    store(connection, tables, book, written);
    new PartitionHead(partition, fresh.getLast().offset() + 1, book.entries(), book.head())
        .save(connection, tables);
  }

  private void open(
      Connection connection,
      GenerationTables tables,
      PartitionBook book,
      List<? extends LogRecord> batch)
      throws SQLException {
    Set<UUID> orders = new HashSet<>();
    for (LogRecord logRecord : batch) {
      UUID order = ParkedStore.orderOf(logRecord.key());
      if (order != null) {
        orders.add(order);
      }
    }
    for (Transaction transaction : transactions.load(connection, tables, orders)) {
      book.open(transaction);
    }
    for (ParkedRecord parked : ParkedStore.load(connection, tables, orders)) {
      book.open(parked);
    }
  }

  private void store(
      Connection connection, GenerationTables tables, PartitionBook book, EntryBatch written)
      throws SQLException {
    int generation = tables.number();
    Map<Account, Long> numbers = dictionary.numbersOf(book.balances().keySet());
    TableCopy journal = new TableCopy(LedgerTable.JOURNAL_ENTRY, tables);
    TableCopy postings = new TableCopy(LedgerTable.POSTING, tables);
    for (EntryBatch.Hashed hashed : written.entries()) {
      LedgerRows.journalEntry(journal.rows(), generation, hashed.entry(), hashed.hash());
      for (int line = 0; line < hashed.entry().postings().size(); line++) {
        LedgerRows.posting(postings.rows(), generation, hashed.entry(), line, numbers);
      }
    }
    TableCopy placed = new TableCopy(LedgerTable.TRANSACTION, tables);
    for (UUID order : written.placed()) {
      Transaction transaction = book.transactions().get(order);
      LedgerRows.transaction(placed.rows(), generation, transaction, numbers);
    }
    journal.send(connection);
    postings.send(connection);
    placed.send(connection);
    transactions.update(
        connection, tables, written.changed().stream().map(book.transactions()::get).toList());
    BalanceStore.add(connection, tables, book.partition(), book.balances(), numbers);
    ParkedStore.save(connection, tables, book.partition(), written.parkings().values());
  }
}
