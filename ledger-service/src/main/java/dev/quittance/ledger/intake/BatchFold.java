package dev.quittance.ledger.intake;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.AccountDictionary;
import dev.quittance.ledger.store.BalanceStore;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.JournalEntryRow;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.ParkedStore;
import dev.quittance.ledger.store.PartitionHeads;
import dev.quittance.ledger.store.PostingRow;
import dev.quittance.ledger.store.SkippedEventsException;
import dev.quittance.ledger.store.StoredParking;
import dev.quittance.ledger.store.TableCopy;
import dev.quittance.ledger.store.TransactionRow;
import dev.quittance.ledger.store.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Applies a batch of one partition to a generation: opens the book with what is stored of the
 * batch's orders, folds, and writes the result. A few statements, even for a large batch. Used by
 * live intake and by a rebuild that catches up with it.
 */
@ApplicationScoped
public class BatchFold {

  private final AccountDictionary dictionary;
  private final TransactionStore transactions;
  private final LedgerConfig config;
  private final EventKeys keys;

  BatchFold(
      AccountDictionary dictionary,
      TransactionStore transactions,
      LedgerConfig config,
      EventKeys keys) {
    this.dictionary = dictionary;
    this.transactions = transactions;
    this.config = config;
    this.keys = keys;
  }

  /**
   * The same for a generation that must have consumed everything before an offset.
   *
   * @throws SkippedEventsException if it has not: the gap would be hidden under the batch
   */
  public Collection<EntryBatch.ParkedChange> applyFrom(
      Connection connection,
      GenerationTables tables,
      LogPartition partition,
      long from,
      List<? extends LogRecord> batch)
      throws SQLException {
    PartitionHead head = PartitionHeads.load(connection, tables, partition.number());
    if (head.nextOffset() < from) {
      throw new SkippedEventsException(partition.number(), head.nextOffset(), from);
    }
    return apply(connection, tables, partition, head, batch);
  }

  /**
   * Applies the batch in the caller's transaction. Records that the generation has consumed already
   * are skipped.
   *
   * @return what became of parked events: parked, parked for another reason, or decided on
   */
  public Collection<EntryBatch.ParkedChange> apply(
      Connection connection,
      GenerationTables tables,
      LogPartition partition,
      List<? extends LogRecord> batch)
      throws SQLException {
    return apply(
        connection,
        tables,
        partition,
        PartitionHeads.load(connection, tables, partition.number()),
        batch);
  }

  private Collection<EntryBatch.ParkedChange> apply(
      Connection connection,
      GenerationTables tables,
      LogPartition partition,
      PartitionHead head,
      List<? extends LogRecord> batch)
      throws SQLException {
    List<? extends LogRecord> fresh =
        batch.stream().filter(one -> one.offset() >= head.nextOffset()).toList();
    if (fresh.isEmpty()) {
      return List.of();
    }
    EntryBatch written = new EntryBatch();
    StoredParking parking = new StoredParking(connection, tables, partition, keys.decoder(), fresh);
    PartitionBook book =
        new PartitionBook(
            partition,
            config.name(),
            head.chainHash(),
            head.entries(),
            new BookMemory(fresh.size()),
            parking,
            written);
    Set<UUID> orders = ordersOf(partition, fresh);
    transactions.load(connection, tables, orders).forEach(book::open);
    parking.firstOf(orders).forEach(book::open);
    try {
      fresh.forEach(book::consume);
    } catch (StoredParking.Refused e) {
      throw e.refusal();
    }
    store(connection, tables, book, written);
    PartitionHeads.save(
        connection,
        tables,
        new PartitionHead(
            partition.number(), fresh.getLast().offset() + 1, book.entries(), book.head()));
    return written.parkings().values();
  }

  /** The orders the batch may change: a record in the wrong partition is not its order's. */
  private static Set<UUID> ordersOf(LogPartition partition, List<? extends LogRecord> batch) {
    Set<UUID> orders = new HashSet<>();
    for (LogRecord logRecord : batch) {
      UUID order = LogPartition.subjectOf(logRecord.key());
      if (order != null && !partition.isWrongFor(logRecord.key())) {
        orders.add(order);
      }
    }
    return orders;
  }

  private void store(
      Connection connection, GenerationTables tables, PartitionBook book, EntryBatch written)
      throws SQLException {
    List<Balance> balances = book.balances().all();
    long[] numbers = dictionary.numbersOf(balances.stream().map(Balance::account).toList());
    ToLongFunction<Account> numbersOf = account -> numbers[book.balances().of(account).index()];
    Set<UUID> placedOrders = new HashSet<>();
    Set<UUID> changedOrders = new HashSet<>();
    CopyRows journal = new CopyRows();
    CopyRows postings = new CopyRows();
    for (EntryBatch.Hashed hashed : written.entries()) {
      JournalEntry entry = hashed.entry();
      JournalEntryRow.write(journal, entry, hashed.hash());
      for (int line = 0; line < entry.postings().size(); line++) {
        PostingRow.write(postings, entry, line, numbersOf);
      }
      if (entry.previous() == null) {
        placedOrders.add(entry.orderId());
      } else if (!placedOrders.contains(entry.orderId())) {
        changedOrders.add(entry.orderId());
      }
    }
    CopyRows placed = new CopyRows();
    for (UUID order : placedOrders) {
      TransactionRow.write(placed, written(book, order), numbersOf);
    }
    TableCopy.all(connection, LedgerTable.JOURNAL_ENTRY, tables, journal);
    TableCopy.all(connection, LedgerTable.POSTING, tables, postings);
    TableCopy.all(connection, LedgerTable.TRANSACTION, tables, placed);
    transactions.update(
        connection, tables, changedOrders.stream().map(order -> written(book, order)).toList());
    BalanceStore.add(connection, tables, book.partition(), balances, numbers);
    ParkedStore.save(connection, tables, book.partition(), written.parkings().values());
  }

  private static Transaction written(PartitionBook book, UUID order) {
    return Objects.requireNonNull(book.transactions().get(order));
  }
}
