package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.checkpoint.Line;
import dev.quittance.ledger.core.checkpoint.LineSums;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.posting.Account;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The balances of a book, in the order in which their accounts were first used. Each account is
 * kept once, also if many orders, or books of one {@link BookMemory}, share it.
 */
public final class Balances {

  private static final int FIRST_SLOTS = 1 << 6;

  /** An account with its path, its balance, its places in lists, and its two slots of 8 bytes. */
  private static final int BYTES_PER_ACCOUNT = 256;

  private final MemoryBudget budget;

  private final List<Balance> known = new ArrayList<>();
  private final List<Balance> used = new ArrayList<>();

  /** Lines are few: kinds of parties, and the accounts of the platform, gateways and banks. */
  private final Map<Line, LineTotal> lines = new HashMap<>();

  /**
   * Open addressing, linear probing: the account's hash in the upper half, its index plus 1 in the
   * lower one, 0 for none. A probe passes over other accounts without touching them.
   */
  private long[] slots = new long[FIRST_SLOTS];

  Balances(MemoryBudget budget) {
    this.budget = budget;
    budget.reserve(bytes());
  }

  private long bytes() {
    return slots.length / 2 * (long) BYTES_PER_ACCOUNT;
  }

  /** It is used no longer. */
  void release() {
    budget.release(bytes());
  }

  /** Begins another book: no account is used yet, but known ones keep their index. */
  void clear() {
    used.forEach(Balance::forget);
    used.clear();
    lines.values().forEach(line -> line.set(LineSums.NONE));
  }

  /** Counts by line of the trial balance from these totals on. */
  void continueFrom(Totals totals) {
    totals.byLine().forEach((line, sums) -> total(line).set(sums));
  }

  private LineTotal total(Line line) {
    return lines.computeIfAbsent(line, key -> new LineTotal());
  }

  /** The totals so far. */
  Totals totals() {
    SortedMap<Line, LineSums> sums = new TreeMap<>();
    lines.forEach((line, total) -> sums.put(line, total.sums()));
    return new Totals(sums);
  }

  /** The account's balance; a new one if it had none. */
  public Balance of(Account account) {
    Balance balance = known(account);
    if (balance.firstUse()) {
      used.add(balance);
    }
    return balance;
  }

  private Balance known(Account account) {
    int hash = account.hashCode();
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      if ((int) (slots[slot] >>> Integer.SIZE) == hash) {
        Balance balance = known.get((int) slots[slot] - 1);
        if (balance.account().equals(account)) {
          return balance;
        }
      }
    }
    return add(account, slot);
  }

  private Balance add(Account account, int slot) {
    Balance balance = new Balance(account, known.size(), total(Line.of(account)));
    known.add(balance);
    slots[slot] = entry(balance);
    if (known.size() > slots.length / 2) {
      grow();
    }
    return balance;
  }

  private void grow() {
    budget.reserve(bytes());
    slots = new long[2 * slots.length];
    int mask = slots.length - 1;
    for (Balance balance : known) {
      int slot = spread(balance.account().hashCode()) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = entry(balance);
    }
  }

  private static long entry(Balance balance) {
    return Integer.toUnsignedLong(balance.account().hashCode()) << Integer.SIZE
        | (balance.index() + 1);
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }

  /** The balance of that index, of the accounts used in this book or an earlier one. */
  public Balance at(int index) {
    return known.get(index);
  }

  /** How many have an index. */
  public int size() {
    return known.size();
  }

  /** Those of this book, in the order in which they were first used. */
  public List<Balance> all() {
    return Collections.unmodifiableList(used);
  }
}
