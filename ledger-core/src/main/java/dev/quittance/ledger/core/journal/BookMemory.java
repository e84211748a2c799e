package dev.quittance.ledger.core.journal;

/**
 * What a book keeps its state in. One thread uses it for one book after another: arrays that have
 * grown stay, and accounts keep the index they got in an earlier book, so that a replay of many
 * partitions allocates, and leaves to the collector, what the longest of them needs.
 */
public final class BookMemory {

  private static final int MOST_ACCOUNTS = 1 << 18;

  private final int mostAccounts;
  private final MemoryBudget budget;
  private Balances balances;
  private final Transactions transactions;

  /**
   * @param expectedEvents how many events a book will probably apply: arrays of that length need
   *     not grow
   */
  public BookMemory(long expectedEvents) {
    this(expectedEvents, MOST_ACCOUNTS);
  }

  /**
   * @param mostAccounts if there are more, the next book starts without any: those of earlier books
   *     cost more room than they save
   */
  public BookMemory(long expectedEvents, int mostAccounts) {
    this(expectedEvents, mostAccounts, MemoryBudget.unlimited());
  }

  /**
   * @param budget what it reserves all its memory from
   * @throws MemoryExceededException now, or when a book grows, if the budget is too small
   */
  public BookMemory(long expectedEvents, MemoryBudget budget) {
    this(expectedEvents, MOST_ACCOUNTS, budget);
  }

  private BookMemory(long expectedEvents, int mostAccounts, MemoryBudget budget) {
    this.mostAccounts = mostAccounts;
    this.budget = budget;
    this.balances = new Balances(budget);
    this.transactions = new Transactions(expectedEvents, budget);
  }

  /** Forgets what the book before had. */
  void begin(int partition) {
    if (balances.size() > mostAccounts) {
      balances.release();
      balances = new Balances(budget);
    }
    balances.clear();
    transactions.clear(partition, balances);
  }

  Balances balances() {
    return balances;
  }

  MemoryBudget budget() {
    return budget;
  }

  Transactions transactions() {
    return transactions;
  }
}
