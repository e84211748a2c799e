package dev.quittance.ledger.core.journal;

/**
 * How much memory the books of a fold may hold together. They reserve it before they grow, so that
 * a log that needs more is refused by name and does not use up the process's memory. Sizes are
 * estimates. Shared by the threads of a fold.
 */
public final class MemoryBudget {

  private final long limitBytes;
  private long reservedBytes;

  public MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** For books whose size is bounded by other means. */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE);
  }

  /**
   * @throws MemoryExceededException if that is more than there is
   */
  public synchronized void reserve(long bytes) {
    if (bytes > limitBytes - reservedBytes) {
      throw new MemoryExceededException(reservedBytes + bytes, limitBytes);
    }
    reservedBytes += bytes;
  }

  public synchronized void release(long bytes) {
    reservedBytes -= bytes;
  }

  public synchronized long reservedBytes() {
    return reservedBytes;
  }
}
