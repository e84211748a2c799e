package dev.quittance.kit.database;

import dev.quittance.kit.log.LoopStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Stores in groups what arrives one by one: what arrives while a group is being committed is the
 * next group. A lone one is stored at once; under load a transaction, its statements and its wait
 * for the disk are shared by as many as have gathered, for which a crowd waits a little ({@link
 * GroupLimits#crowdedInterval}). Each is answered once its group is committed, so an answer says
 * that it is durable.
 *
 * <pre>
 *   requests ---> queue (bounded) ---> one thread: a group, a transaction ---> answers
 * </pre>
 *
 * <p>Members are stored in the order in which they arrived. If a group fails, each member is stored
 * alone, so that a bad one fails by itself; what is wrong with a member that others must not pay
 * for is therefore better a result than an exception. Since a commit may have succeeded although
 * its answer was lost, a store has to know what it has stored before, for example by {@code ON
 * CONFLICT}. Rows that several processes write under the same keys are to be written in the order
 * of these keys, or two groups may wait for each other.
 *
 * <p>The store runs on a thread of its own, without the caller's transaction, request scope and
 * trace: what it needs of them is part of what is submitted. Nobody may wait for an answer within a
 * transaction, for the group may need what that has locked.
 *
 * <p>A resource on the event loop returns {@link #submit}'s stage; one on a worker or virtual
 * thread calls {@link #store}.
 *
 * @param <T> what is stored
 * @param <R> what is known of it once it is
 */
public final class GroupCommit<T, R> {

  private static final Logger LOG = Logger.getLogger(GroupCommit.class);

  /** How soon an idle thread notices a stop. */
  private static final Duration STOP_CHECK = Duration.ofMillis(100);

  /** How long the first of a group waits for others, if there were others in the last one. */
  private static final Duration COMPANY = Duration.ofMillis(1);

  private static final Duration COMPANY_CHECK = Duration.ofNanos(200_000);

  /** A crowd of so many is stored at once: more would make each hardly cheaper. */
  private static final int ENOUGH = 16;

  private static final Duration ENOUGH_CHECK = Duration.ofMillis(1);

  /** How often it is looked whether the longest waiting have waited for too long. */
  private static final Duration LATE_CHECK = Duration.ofMillis(100);

  /**
   * Stores a group.
   *
   * @param <T> what is stored
   * @param <R> what is known of it once it is
   */
  @FunctionalInterface
  public interface Store<T, R> {

    /**
     * Stores them in a transaction that it begins and commits. If it throws, nothing is stored, and
     * it is called again with each member alone.
     *
     * @param group at least one, in the order of their arrival
     * @return one result for each, in the same order
     */
    List<R> store(List<T> group);
  }

  private record Member<T, R>(T value, long since, CompletableFuture<R> answer) {}

  private final String name;
  private final GroupLimits limits;
  private final Store<T, R> store;
  private final BlockingQueue<Member<T, R>> queue;
  private final LoopStatus status;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean ended;

  /**
   * @param name for its thread, for logs and for health
   */
  public GroupCommit(String name, GroupLimits limits, Store<T, R> store) {
    this.name = name;
    this.limits = limits;
    this.store = store;
    this.queue = new LinkedBlockingQueue<>(limits.waiting());
    this.status = new LoopStatus(name);
    this.thread = new Thread(this::run, name);
  }

  /** To be called once. What was submitted before is stored now. */
  public void start() {
    thread.start();
    Thread.ofVirtual().name(name + "-late").start(this::refuseLate);
  }

  /** Accepts nothing more, and waits until what was accepted is stored. */
  public void stop() throws InterruptedException {
    stopping = true;
    thread.join(limits.patience().toMillis());
  }

  /** How its thread fares. */
  public LoopStatus status() {
    return status;
  }

  /** How many wait for a group. */
  int waiting() {
    return queue.size();
  }

  /**
   * Accepts something to be stored.
   *
   * @return completed once it is committed, by the thread that stores: what follows must not block.
   *     Completed exceptionally with {@link NotStoredException} if there is no room or it has
   *     waited too long, or with what the store threw for it alone
   */
  public CompletableFuture<R> submit(T value) {
    return enqueue(value).answer();
  }

  /**
   * Waits until it is stored.
   *
   * @throws NotStoredException if there is no room, or it has waited too long
   * @throws RuntimeException what the store threw for it alone
   */
  public R store(T value) {
    Member<T, R> member = enqueue(value);
    try {
      return member.answer().get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (queue.remove(member)) {
        throw late();
      }
      return underWay(member);
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private R underWay(Member<T, R> member) {
    try {
      return member.answer().get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private IllegalStateException interrupted() {
    Thread.currentThread().interrupt();
    return new IllegalStateException(name + ": interrupted; it may be stored all the same");
  }

  private static RuntimeException unchecked(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }

  private Member<T, R> enqueue(T value) {
    Member<T, R> member = new Member<>(value, System.nanoTime(), new CompletableFuture<>());
    if (stopping) {
      member.answer().completeExceptionally(stopped());
    } else if (!queue.offer(member)) {
      member
          .answer()
          .completeExceptionally(
              new NotStoredException(name + ": " + limits.waiting() + " are waiting already"));
    } else if (ended && queue.remove(member)) {
      member.answer().completeExceptionally(stopped());
    }
    return member;
  }

  private void run() {
    List<Member<T, R>> group = new ArrayList<>();
    long begun = System.nanoTime() - limits.interval().toNanos();
    int lastSize = 1;
    boolean crowded = false;
    try {
      while (true) {
        Member<T, R> first = queue.poll(STOP_CHECK.toNanos(), TimeUnit.NANOSECONDS);
        status.beat();
        if (first != null) {
          awaitInterval(begun, limits.interval(), limits.group());
          if (crowded) {
            awaitInterval(begun, limits.crowdedInterval(), Math.min(ENOUGH, limits.group()));
          }
          awaitCompany(lastSize);
          begun = System.nanoTime();
          group.add(first);
          queue.drainTo(group, limits.group() - 1);
          lastSize = group.size();
          commit(group);
          crowded = !queue.isEmpty();
          group.clear();
        } else if (stopping) {
          break;
        }
      }
    } catch (InterruptedException e) {
      LOG.debugf("%s was interrupted", name);
    } finally {
      ended = true;
      status.stopped();
      for (Member<T, R> left = queue.poll(); left != null; left = queue.poll()) {
        left.answer().completeExceptionally(stopped());
      }
    }
  }

  /** Whoever waits behind a group that hangs is answered all the same. */
  private void refuseLate() {
    try {
      while (!ended) {
        for (Member<T, R> oldest = queue.peek();
            oldest != null && isLate(oldest);
            oldest = queue.peek()) {
          if (queue.remove(oldest)) { // else it is in a group by now
            oldest.answer().completeExceptionally(late());
          }
        }
        Thread.sleep(LATE_CHECK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isLate(Member<T, R> member) {
    return System.nanoTime() - member.since() > limits.patience().toNanos();
  }

  /**
   * @param enough a group of so many need not wait for more
   */
  private void awaitInterval(long begun, Duration interval, int enough) {
    long end = begun + interval.toNanos();
    for (long left = end - System.nanoTime();
        left > 0 && !stopping && queue.size() < enough - 1;
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, ENOUGH_CHECK.toNanos()));
    }
  }

  /**
   * Those who were answered together mostly come back within a moment, one after the other: the
   * first of them waits for as many. After a lone one nobody waits.
   */
  private void awaitCompany(int lastSize) {
    int wanted = Math.min(lastSize, limits.group()) - 1;
    long end = System.nanoTime() + COMPANY.toNanos();
    while (queue.size() < wanted && !stopping && System.nanoTime() < end) {
      LockSupport.parkNanos(COMPANY_CHECK.toNanos());
    }
  }

  private void commit(List<Member<T, R>> all) {
    List<Member<T, R>> group = withoutLate(all);
    if (group.isEmpty()) {
      return;
    }
    List<R> results;
    try {
      results = store.store(group.stream().map(Member::value).toList());
    } catch (RuntimeException | Error e) {
      failed(group, e);
      return;
    }
    if (results.size() != group.size()) { // stored, so not to be stored again
      var bug =
          new IllegalStateException(name + ": " + results.size() + " results of " + group.size());
      group.forEach(member -> member.answer().completeExceptionally(bug));
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer().complete(results.get(i));
    }
  }

  private void failed(List<Member<T, R>> group, Throwable e) {
    if (group.size() == 1) {
      status.trouble(e);
      group.getFirst().answer().completeExceptionally(e);
      return;
    }
    LOG.warnf("%s: %s are stored one by one: %s", name, group.size(), e);
    group.forEach(member -> commit(List.of(member)));
  }

  private List<Member<T, R>> withoutLate(List<Member<T, R>> all) {
    List<Member<T, R>> inTime = new ArrayList<>(all.size());
    for (Member<T, R> member : all) {
      if (isLate(member)) {
        member.answer().completeExceptionally(late());
      } else {
        inTime.add(member);
      }
    }
    return inTime;
  }

  private NotStoredException late() {
    return new NotStoredException(name + ": it has waited for " + limits.patience());
  }

  private NotStoredException stopped() {
    return new NotStoredException(name + ": the service is stopping");
  }
}
