package dev.quittance.ledger.core.journal;

import java.util.UUID;

/**
 * The places of an order's parked records, in the order of the log: first those of before the book
 * was opened, of which only one is known at a time, then those that it parked.
 */
final class ParkedQueue {

  private final UUID order;
  private final ParkedBefore before;
  private final Offsets own = new Offsets();
  private long firstBefore;

  /**
   * @param firstBefore the first of those of before, or {@link ParkedBefore#NONE}
   */
  ParkedQueue(UUID order, ParkedBefore before, long firstBefore) {
    this.order = order;
    this.before = before;
    this.firstBefore = firstBefore;
  }

  boolean isEmpty() {
    return firstBefore == ParkedBefore.NONE && own.isEmpty();
  }

  long first() {
    return firstBefore == ParkedBefore.NONE ? own.first() : firstBefore;
  }

  void add(long offset) {
    own.add(offset);
  }

  void removeFirst() {
    if (firstBefore == ParkedBefore.NONE) {
      own.removeFirst();
    } else {
      firstBefore = before.next(order, firstBefore);
    }
  }
}
