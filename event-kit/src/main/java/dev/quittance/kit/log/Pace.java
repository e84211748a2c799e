package dev.quittance.kit.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a loop from many small rounds, each of which costs about as much as a large one. A few may
 * follow each other at once, so that what comes alone is done at once; of a steady stream it makes
 * one round in an interval. A large round is not followed by a rest: a backlog is worked off as
 * fast as it can be. Used by one thread.
 */
public final class Pace {

  /** An order causes as many rounds, one after the other. */
  private static final int AT_ONCE = 4;

  /** So much is followed by the next round at once. */
  private static final int LARGE = 100;

  /** What is begun together is mostly done within it. */
  private static final long COMPANY = TimeUnit.MICROSECONDS.toNanos(300);

  /** Whoever comes so long after the last round comes alone. */
  private static final long ALONE = Duration.ofMillis(20).toNanos();

  private final long interval;
  private long due = System.nanoTime();
  private long lastRound = due - ALONE;

  /**
   * @param interval from one round to the next; zero for none
   */
  public Pace(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * To be called when the first of a round is there: it waits a moment for those that were begun
   * with it, unless it comes alone.
   *
   * @param here how many there are besides
   */
  public void awaitCompany(int here) {
    long now = System.nanoTime();
    if (here < LARGE && now - lastRound < ALONE) {
      parkUntil(now + COMPANY);
    }
  }

  /**
   * To be called after a round of so many, before the next one gathers.
   *
   * @return whether it has rested
   */
  public boolean rest(int size) {
    long now = System.nanoTime();
    lastRound = now;
    if (size >= LARGE) {
      return false;
    }
    due = Math.max(due - now, 0) + now + interval;
    long end = due - AT_ONCE * interval;
    parkUntil(end);
    return end > now;
  }

  private static void parkUntil(long end) {
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
