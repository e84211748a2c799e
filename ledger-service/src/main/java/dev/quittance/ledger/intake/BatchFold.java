package dev.quittance.ledger.intake;

import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.AccountDictionary;
import dev.quittance.ledger.store.BalanceStore;
import dev.quittance.ledger.store.CheckpointStore;
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
import dev.quittance.ledger.store.TableInsert;
import dev.quittance.ledger.store.TransactionRow;
import dev.quittance.ledger.store.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Applies batches of some partitions to a generation: opens each partition's book with what is
 * stored of the batch's orders, folds, and writes the result of all. A few statements, however many
 * records and partitions there are. Used by live intake and by a rebuild that catches up with it.
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
   * Applies the batches in the caller's transaction, in which keys are to be looked up in indexes
   * ({@code KeyLookups}). Records that the generation has consumed already are skipped.
   *
   * @param batches at most one of each partition
   * @return what became of parked events, by partition: parked, parked for another reason, or
   *     decided on
   * @throws SkippedEventsException if the generation lacks an event before a batch: the gap would
   *     be hidden under it
   */
  public Map<Integer, Collection<EntryBatch.ParkedChange>> apply(
      Connection connection, GenerationTables tables, List<PartitionRecords> batches)
      throws SQLException {
    Stored stored = read(connection, tables, batches);
    List<BookOfBatch> books = new ArrayList<>(batches.size());
    for (PartitionRecords batch : batches) {
      int number = batch.partition().number();
      PartitionHead head = stored.heads().getOrDefault(number, PartitionHead.start(number));
      if (head.nextOffset() < batch.from()) {
        throw new SkippedEventsException(number, head.nextOffset(), batch.from());
      }
      PartitionRecords fresh = batch.since(head.nextOffset());
      if (!fresh.records().isEmpty()) {
        books.add(new BookOfBatch(connection, tables, head, fresh));
      }
    }
    if (books.isEmpty()) {
      return Map.of();
    }
    open(connection, tables, stored, books);
    try {
      books.forEach(BookOfBatch::fold);
    } catch (StoredParking.Refused e) {
      throw e.refusal();
    }
    store(connection, tables, books);
    Map<Integer, Collection<EntryBatch.ParkedChange>> parkings = new HashMap<>();
    books.forEach(one -> parkings.put(one.partition(), one.written.parkings().values()));
    return parkings;
  }

  /**
   * What is stored where the batches begin.
   *
   * @param transactions of orders that the batches may change
   * @param queued partitions that have something parked
   */
  private record Stored(
      Map<Integer, PartitionHead> heads, List<Transaction> transactions, Set<Integer> queued) {}

  private Stored read(
      Connection connection, GenerationTables tables, List<PartitionRecords> batches)
      throws SQLException {
    Stored stored = new Stored(new HashMap<>(), new ArrayList<>(), new HashSet<>());
    RoundTrip trip = new RoundTrip();
    PartitionHeads.read(trip, tables, stored.heads());
    transactions.load(
        trip,
        tables,
        batches.stream().flatMap(one -> one.orders().stream()).collect(Collectors.toSet()),
        row -> stored.transactions().addAll(transactions.read(connection, row)));
    StoredParking.queued(
        trip,
        tables,
        batches.stream().map(one -> one.partition().number()).toList(),
        stored.queued());
    trip.send(connection);
    return stored;
  }

  /** Opens the books with what is stored of their orders. */
  private static void open(
      Connection connection, GenerationTables tables, Stored stored, List<BookOfBatch> books)
      throws SQLException {
    Map<UUID, BookOfBatch> byOrder = new HashMap<>();
    Map<UUID, Integer> partitions = new HashMap<>();
    for (BookOfBatch one : books) {
      for (UUID order : one.records.orders()) {
        byOrder.put(order, one);
        partitions.put(order, one.partition());
      }
    }
    for (Transaction one : stored.transactions()) {
      BookOfBatch of = byOrder.get(one.orderId());
      if (of != null) { // or its records have been consumed
        of.book.open(one);
      }
    }
    StoredParking.firstOf(connection, tables, stored.queued(), partitions)
        .forEach(
            (order, offset) -> Objects.requireNonNull(byOrder.get(order)).book.open(order, offset));
  }

  private void store(Connection connection, GenerationTables tables, List<BookOfBatch> books)
      throws SQLException {
    long[] numbers =
        dictionary.numbersOf(
            books.stream().flatMap(one -> one.balances().stream()).map(Balance::account).toList());
    CopyRows journal = new CopyRows();
    CopyRows postings = new CopyRows();
    CopyRows placed = new CopyRows();
    List<Transaction> changed = new ArrayList<>();
    List<BalanceStore.Change> balances = new ArrayList<>(numbers.length);
    List<PartitionHead> heads = new ArrayList<>(books.size());
    for (BookOfBatch one : books) {
      int first = balances.size();
      ToLongFunction<Account> numbersOf = account -> numbers[first + one.indexOf(account)];
      one.write(journal, postings, placed, changed, numbersOf);
      for (Balance balance : one.balances()) {
        balances.add(new BalanceStore.Change(one.partition(), numbers[balances.size()], balance));
      }
      heads.add(one.head());
    }
    RoundTrip trip = new RoundTrip();
    TableInsert.write(connection, trip, LedgerTable.JOURNAL_ENTRY, tables, journal);
    TableInsert.write(connection, trip, LedgerTable.POSTING, tables, postings);
    TableInsert.write(connection, trip, LedgerTable.TRANSACTION, tables, placed);
    transactions.update(trip, tables, changed);
    BalanceStore.add(trip, tables, balances);
    PartitionHeads.save(trip, tables, heads);
    trip.send(connection);
    for (BookOfBatch one : books) {
      ParkedStore.save(connection, tables, one.partition(), one.written.parkings().values());
    }
    CheckpointStore.save(
        connection,
        tables,
        books.stream().flatMap(one -> one.written.checkpoints().stream()).toList());
  }

  /** A partition's book while a batch is applied to it. */
  private final class BookOfBatch {

    private final PartitionRecords records;
    private final EntryBatch written = new EntryBatch();
    private final PartitionBook book;

    BookOfBatch(
        Connection connection,
        GenerationTables tables,
        PartitionHead head,
        PartitionRecords records) {
      this.records = records;
      this.book =
          new PartitionBook(
              records.partition(),
              config.name(),
              head,
              new BookMemory(records.records().size()),
              new StoredParking(
                  connection, tables, records.partition(), keys.decoder(), records.records()),
              written,
              CheckpointRule.every(config.checkpoints().everyEntries()));
    }

    int partition() {
      return records.partition().number();
    }

    void fold() {
      records.records().forEach(book::consume);
    }

    List<Balance> balances() {
      return book.balances().all();
    }

    /** Its place among the balances. */
    int indexOf(Account account) {
      return book.balances().of(account).index();
    }

    PartitionHead head() {
      return new PartitionHead(
          partition(),
          records.records().getLast().offset() + 1,
          book.entries(),
          book.head(),
          book.running());
    }

    /**
     * Writes what the fold has made as rows.
     *
     * @param changed where transactions are added that have a row already
     */
    void write(
        CopyRows journal,
        CopyRows postings,
        CopyRows placed,
        List<Transaction> changed,
        ToLongFunction<Account> numbersOf) {
      Set<UUID> placedOrders = new HashSet<>();
      Set<UUID> changedOrders = new HashSet<>();
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
      placedOrders.forEach(order -> TransactionRow.write(placed, transaction(order), numbersOf));
      changedOrders.forEach(order -> changed.add(transaction(order)));
    }

    private Transaction transaction(UUID order) {
      return Objects.requireNonNull(book.transactions().get(order));
    }
  }
}
