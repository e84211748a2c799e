package dev.quittance.ledger.core.log;

import java.util.concurrent.atomic.LongAdder;

/** How far a fold has come, and whether it shall go on; shared by its threads. */
public final class FoldProgress {

  private final LongAdder done = new LongAdder();
  private volatile boolean cancelled;

  public long done() {
    return done.sum();
  }

  public void add(long events) {
    done.add(events);
  }

  /** Ends the fold at the next record batch. */
  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }
}
