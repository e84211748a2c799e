package dev.quittance.ledger.core.journal;

import java.util.UUID;

/**
 * What a book knows of parked records that it does not hold itself: those of before it was opened,
 * and what is in any of them. Publishers decide how many and how large they are, so they are read
 * one at a time.
 */
@FunctionalInterface
public interface ParkedBefore {

  /** No record. */
  long NONE = -1;

  /** The whole record at an offset at which one is parked. */
  LogRecord at(long offset);

  /**
   * The offset of the first record behind that one that was parked for the order before the book
   * was opened, or {@link #NONE}.
   */
  default long next(UUID order, long after) {
    return NONE;
  }

  /** Whether before the book was opened a record was parked there for itself alone. */
  default boolean isParkedAlone(long offset) {
    return false;
  }
}
