package dev.quittance.cli.audit;

import dev.quittance.cli.response.ChainHeads.Head;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.log.PartitionVisitor;
import dev.quittance.ledger.core.posting.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes along a partition and hands over what is asked for when it is finished. */
final class PartitionAudit implements PartitionVisitor {

  private static final int SHOWN_KEY = 64;

  private final int partition;
  private final AsOfCut cut;
  private final PartitionResults results;
  private final @Nullable PinWatch pin;
  private final EarlierLedger earlier = new EarlierLedger();
  private final SortedMap<Long, ParkedPlace> parked = new TreeMap<>();

  PartitionAudit(int partition, AsOfCut cut, @Nullable Head pinned, PartitionResults results) {
    this.partition = partition;
    this.cut = cut;
    this.results = results;
    this.pin = pinned == null ? null : new PinWatch(pinned);
  }

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    if (pin != null) {
      pin.posted(entry.position().offset(), hash);
    }
    if (cut.time() != null && cut.counts(entry.occurredAtMicros())) {
      earlier.posted(entry, before, after);
    }
  }

  @Override
  public void parked(RefusedRecord parkedRecord, LogRecord logRecord) {
    put(parkedRecord, keyText(logRecord.key()));
  }

  @Override
  public void kept(RefusedRecord parkedRecord) {
    ParkedPlace before = parked.get(parkedRecord.offset());
    put(parkedRecord, before == null ? null : before.key());
  }

  /** A key may be as large as a record: as much of it as an order id has, and more. */
  private static @Nullable String keyText(byte @Nullable [] key) {
    return key == null
        ? null
        : new String(key, 0, Math.min(key.length, SHOWN_KEY), StandardCharsets.UTF_8);
  }

  private void put(RefusedRecord parkedRecord, @Nullable String key) {
    parked.put(
        parkedRecord.offset(),
        new ParkedPlace(
            partition,
            parkedRecord.offset(),
            key,
            parkedRecord.reason().name(),
            parkedRecord.detail()));
  }

  @Override
  public void released(long offset, Decision decision) {
    parked.remove(offset);
  }

  @Override
  public void paused(PartitionBook book) {}

  @Override
  public void finished(PartitionBook book, long nextOffset) throws IOException {
    results.partition(
        new Head(partition, nextOffset, book.entries(), HexFormat.of().formatHex(book.head())),
        pin == null ? null : pin.check(nextOffset),
        parked.values());
    results.events(book.consumed());
    results.balances(balances(book));
    results.transactions(cut.time() == null ? book.transactions() : earlier.transactions());
  }

  private Map<Account, AccountTotals> balances(PartitionBook book) {
    if (cut.time() != null) {
      return earlier.balances();
    }
    Map<Account, AccountTotals> totals = new HashMap<>();
    for (Balance balance : book.balances().all()) {
      totals.computeIfAbsent(balance.account(), key -> new AccountTotals()).add(balance);
    }
    return totals;
  }
}
