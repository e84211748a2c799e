package dev.quittance.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the outbox that the broker has acknowledged and that are not deleted yet. A deletion is a
 * transaction that waits for the disk, so those of a moment are deleted together. Used by one
 * thread.
 */
final class PublishedRows {

  /**
   * So long a row stays, or longer while the broker keeps the relay waiting: it is published again
   * if the relay's process is killed meanwhile.
   */
  private static final long PATIENCE = Duration.ofMillis(25).toNanos();

  /** So many are deleted at once, as each query has to pass them over. */
  private static final int MANY = 100;

  private final List<Long> ids = new ArrayList<>();
  private long due;

  void add(long id) {
    if (ids.isEmpty()) {
      due = System.nanoTime() + PATIENCE;
    }
    ids.add(id);
  }

  List<Long> ids() {
    return List.copyOf(ids);
  }

  /** Whether it is time to delete them. */
  boolean isDue() {
    return ids.size() >= MANY || nanosLeft() <= 0;
  }

  /** Until it is time to delete them; nearly forever if there are none. */
  long nanosLeft() {
    return ids.isEmpty() ? Long.MAX_VALUE : due - System.nanoTime();
  }

  void clear() {
    ids.clear();
  }
}
