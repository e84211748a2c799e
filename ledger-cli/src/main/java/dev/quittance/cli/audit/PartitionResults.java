package dev.quittance.cli.audit;

import dev.quittance.cli.response.ChainHeads.Head;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the partitions gave, put together; partitions come from several threads. */
final class PartitionResults {

  /** How many parked events are named for each partition. */
  private static final int NAMED_PARKED = 100;

  private final AuditFile file;
  private final SortedMap<Integer, Head> heads = new TreeMap<>();
  private final SortedMap<Integer, PinnedCheck> checks = new TreeMap<>();
  private final SortedMap<Integer, List<ParkedPlace>> parked = new TreeMap<>();
  private final SortedMap<String, Long> parkedByReason = new TreeMap<>();
  private final Map<TransactionStatus, Long> statuses = new EnumMap<>(TransactionStatus.class);
  private final Map<Account, AccountTotals> accounts = new HashMap<>();
  private long events;

  /**
   * @param file where transactions go as they come
   */
  PartitionResults(AuditFile file) {
    this.file = file;
  }

  synchronized void partition(
      Head head, @Nullable PinnedCheck check, Collection<ParkedPlace> places) {
    heads.put(head.partition(), head);
    if (check != null) {
      checks.put(head.partition(), check);
    }
    parked.put(head.partition(), places.stream().limit(NAMED_PARKED).toList());
    places.forEach(place -> parkedByReason.merge(place.reason(), 1L, Long::sum));
  }

  synchronized void events(long some) {
    events += some;
  }

  synchronized void balances(Map<Account, AccountTotals> parts) {
    parts.forEach(
        (account, part) -> accounts.computeIfAbsent(account, key -> new AccountTotals()).add(part));
  }

  synchronized void transactions(Iterable<Transaction> some) throws IOException {
    for (Transaction one : some) {
      statuses.merge(one.status(), 1L, Long::sum);
    }
    file.transactions(some);
  }

  /** For after the fold, like all that follows. */
  synchronized List<Head> heads() {
    return List.copyOf(heads.values());
  }

  /** How many events there were; there are more offsets where producers used transactions. */
  synchronized long events() {
    return events;
  }

  synchronized Map<Integer, PinnedCheck> checks() {
    return new TreeMap<>(checks);
  }

  synchronized List<ParkedPlace> parked() {
    return parked.values().stream().flatMap(List::stream).toList();
  }

  synchronized SortedMap<String, Long> parkedByReason() {
    return new TreeMap<>(parkedByReason);
  }

  synchronized Map<TransactionStatus, Long> statuses() {
    return new EnumMap<>(statuses);
  }

  /** By path and currency. */
  synchronized SortedMap<AccountKey, AccountTotals> accounts() {
    SortedMap<AccountKey, AccountTotals> sorted = new TreeMap<>();
    accounts.forEach((account, totals) -> sorted.put(AccountKey.of(account), totals));
    return sorted;
  }
}
