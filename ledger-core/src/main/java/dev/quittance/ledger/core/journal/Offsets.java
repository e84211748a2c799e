package dev.quittance.ledger.core.journal;

import java.util.Arrays;

/** Growing offsets, eight bytes each: a publisher can make any number of them. */
final class Offsets {

  /** In the lowest bit, so that those removed keep their place in the order. */
  private static final long REMOVED = 1;

  private long[] marked = new long[2];
  private int begin;
  private int end;

  /** Adds one that is larger than all before. */
  void add(long offset) {
    if (end == marked.length) {
      marked = Arrays.copyOfRange(marked, begin, end + Math.max(2, end - begin));
      end -= begin;
      begin = 0;
    }
    marked[end++] = offset << 1;
  }

  boolean isEmpty() {
    return begin == end;
  }

  /** The smallest; only where none but first ones are removed. */
  long first() {
    return marked[begin] >> 1;
  }

  void removeFirst() {
    begin++;
  }

  /** Removes one from anywhere; false if it is not there. */
  boolean remove(long offset) {
    int at = Arrays.binarySearch(marked, begin, end, offset << 1);
    if (at < 0) {
      return false;
    }
    marked[at] |= REMOVED;
    return true;
  }
}
