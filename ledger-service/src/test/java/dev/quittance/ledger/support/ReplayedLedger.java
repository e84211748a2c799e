package dev.quittance.ledger.support;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.BookObserver;
import dev.quittance.ledger.core.journal.Chain;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.log.KafkaLogRecord;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a replay of the log up to some point makes of it. */
public final class ReplayedLedger {

  private static final String NAME = "ledger-service";

  /** Debits and credits, posted and pending. */
  public record Sums(long debits, long credits, long pendingDebits, long pendingCredits) {

    static final Sums NONE = new Sums(0, 0, 0, 0);

    public Sums plus(Sums other) {
      return new Sums(
          debits + other.debits,
          credits + other.credits,
          pendingDebits + other.pendingDebits,
          pendingCredits + other.pendingCredits);
    }
  }

  private final SortedMap<String, Sums> accounts = new TreeMap<>();
  private final Map<UUID, Transaction> transactions = new HashMap<>();
  private final SortedMap<Integer, String> chainHashes = new TreeMap<>();

  private ReplayedLedger() {}

  /** A replay that stops before those offsets. */
  public static ReplayedLedger upTo(
      List<ConsumerRecord<byte[], byte[]>> log, Map<Integer, Long> ends) {
    ReplayedLedger replayed = new ReplayedLedger();
    ends.forEach((partition, end) -> {
      PartitionBook book = fold(log, partition, end, new Entries());
      book.balances().all().forEach(replayed::add);
      book.transactions().forEach(one -> replayed.transactions.put(one.orderId(), one));
      replayed.chainHashes.put(partition, HexFormat.of().formatHex(book.head()));
    });
    return replayed;
  }

  /** A whole replay, of which only the entries count that occurred by then. */
  public static ReplayedLedger by(
      List<ConsumerRecord<byte[], byte[]>> log, Map<Integer, Long> ends, long timeMicros) {
    ReplayedLedger replayed = new ReplayedLedger();
    ends.forEach((partition, end) -> {
      Entries entries = new Entries();
      fold(log, partition, end, entries);
      entries.all.stream()
          .filter(one -> one.entry().occurredAtMicros() <= timeMicros)
          .forEach(replayed::add);
    });
    replayed.transactions.values().stream()
        .filter(one -> one.status() == TransactionStatus.PLACED)
        .forEach(one -> {
          replayed.add(one.buyer(), new Sums(0, 0, one.totalMinor(), 0));
          replayed.add(one.supplier(), new Sums(0, 0, 0, one.totalMinor()));
        });
    return replayed;
  }

  private static PartitionBook fold(
      List<ConsumerRecord<byte[], byte[]>> log, int partition, long end, BookObserver observer) {
    PartitionBook book =
        new PartitionBook(
            new LogPartition(partition, OrderEventsTopic.DEFAULT_PARTITIONS),
            NAME,
            new byte[Chain.HASH_BYTES],
            0,
            new BookMemory(end),
            offset -> recordAt(log, partition, offset),
            observer);
    log.stream()
        .filter(one -> one.partition() == partition && one.offset() < end)
        .map(one -> new KafkaLogRecord(one, RecordDecoder.TRUSTING))
        .forEach(book::consume);
    return book;
  }

  private static KafkaLogRecord recordAt(
      List<ConsumerRecord<byte[], byte[]>> log, int partition, long offset) {
    return log.stream()
        .filter(one -> one.partition() == partition && one.offset() == offset)
        .map(one -> new KafkaLogRecord(one, RecordDecoder.TRUSTING))
        .findFirst()
        .orElseThrow();
  }

  private void add(Balance balance) {
    add(
        balance.account(),
        new Sums(
            balance.postedDebits(),
            balance.postedCredits(),
            balance.pendingDebits(),
            balance.pendingCredits()));
  }

  private void add(Entries.One one) {
    transactions.put(one.entry().orderId(), one.after());
    add(one.after().buyer(), Sums.NONE);
    add(one.after().supplier(), Sums.NONE);
    for (Posting posting : one.entry().postings()) {
      add(posting.debit(), new Sums(posting.amountMinor(), 0, 0, 0));
      add(posting.credit(), new Sums(0, posting.amountMinor(), 0, 0));
    }
  }

  private void add(Account account, Sums sums) {
    accounts.merge(account.path() + " " + account.currency(), sums, Sums::plus);
  }

  /** By path and currency. */
  public SortedMap<String, Sums> accounts() {
    return accounts;
  }

  /** By currency and line, as a trial balance has them; lines without turnover are left out. */
  public SortedMap<String, Sums> lines() {
    SortedMap<String, Sums> lines = new TreeMap<>();
    accounts.forEach((account, sums) -> {
      String[] parts = account.split(" ", -1);
      String line = parts[0].replaceFirst("^(buyer|supplier):.*", "$1:*");
      if (sums.debits() + sums.credits() > 0) {
        lines.merge(
            parts[1] + " " + line, new Sums(sums.debits(), sums.credits(), 0, 0), Sums::plus);
      }
      if (sums.pendingDebits() + sums.pendingCredits() > 0) {
        lines.merge(
            parts[1] + " pending",
            new Sums(0, 0, sums.pendingDebits(), sums.pendingCredits()),
            Sums::plus);
      }
    });
    return lines;
  }

  public Map<UUID, Transaction> transactions() {
    return transactions;
  }

  /** By partition, in hex. */
  public SortedMap<Integer, String> chainHashes() {
    return chainHashes;
  }

  private static final class Entries implements BookObserver {

    record One(JournalEntry entry, Transaction after) {}

    private final List<One> all = new ArrayList<>();

    @Override
    public void posted(
        JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
      all.add(new One(entry, after));
    }

    @Override
    public void parked(RefusedRecord parked, LogRecord logRecord) {}

    @Override
    public void kept(RefusedRecord parked) {}

    @Override
    public void released(long offset, Decision decision) {}
  }
}
