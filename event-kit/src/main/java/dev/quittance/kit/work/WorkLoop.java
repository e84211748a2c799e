package dev.quittance.kit.work;

import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims what is due, performs it on virtual threads and settles the results: a result alone at
 * once, and together what was begun together or has gathered while others were settled. Woken when
 * something becomes due or a place becomes free. Can be stopped and started again.
 */
public final class WorkLoop<C, R> {

  private static final Logger LOG = Logger.getLogger(WorkLoop.class);

  /** How soon an idle settler notices a stop. */
  private static final Duration STOP_CHECK = Duration.ofMillis(100);

  /** From one settlement to the next while few results come steadily. */
  private static final Duration SETTLE_INTERVAL = Duration.ofMillis(5);

  private final Work<C, R> work;
  private final WorkLimits limits;
  private final Semaphore wakeUp = new Semaphore(0);
  private volatile @Nullable Run current;

  public WorkLoop(Work<C, R> work, WorkLimits limits) {
    this.work = work;
    this.limits = limits;
  }

  /** Does nothing if the loop is running. */
  public synchronized void start() {
    Run before = current;
    if (before != null && !before.stopping) {
      return;
    }
    Run started = new Run();
    current = started;
    started.claimer.start();
    started.settler.start();
  }

  /** Claims nothing more, and waits until what has begun is settled. */
  public synchronized void stop() throws InterruptedException {
    Run stopped = current;
    if (stopped != null) {
      stopped.stop();
    }
  }

  /** Looks for work at once. */
  public void wake() {
    wakeUp.release();
  }

  /** What can be begun now; nothing while the loop is stopped. */
  public Room room() {
    Run running = current;
    return running == null || running.stopping
        ? new Room(0, limits.ofLane(), Map.of())
        : running.room();
  }

  /**
   * Begins claims that the caller has claimed, and committed. A few more than there is room for are
   * begun all the same; if the loop is stopped, they are retried after their lease.
   */
  public void begin(List<C> claimed) {
    Run running = current;
    if (running != null && !running.stopping) {
      running.begin(claimed);
    }
  }

  /** How its threads fare; empty before the first start. */
  public List<LoopStatus> statuses() {
    Run running = current;
    return running == null ? List.of() : List.of(running.claiming, running.settling);
  }

  /** From a start to a stop. */
  private final class Run {

    private final LoopStatus claiming = new LoopStatus(work.name());
    private final LoopStatus settling = new LoopStatus(work.name() + "-settler");
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<String, Integer> lanes = new ConcurrentHashMap<>();
    private final BlockingQueue<Work.Performed<C, R>> results = new LinkedBlockingQueue<>();
    private final Thread claimer = new Thread(this::claim, work.name());
    private final Thread settler = new Thread(this::settle, work.name() + "-settler");
    private final ExecutorService performers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;
    private volatile boolean performed;

    void stop() throws InterruptedException {
      stopping = true;
      wake();
      claimer.join(limits.longest().toMillis());
      performers.shutdown();
      if (!performers.awaitTermination(limits.longest().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("%s: something is not done; it is retried after its lease", work.name());
      }
      performed = true;
      settler.join(limits.longest().toMillis());
    }

    Room room() {
      return new Room(limits.concurrency() - inFlight.get(), limits.ofLane(), lanes);
    }

    void begin(List<C> claimed) {
      inFlight.addAndGet(claimed.size());
      claimed.forEach(one -> lanes.merge(work.lane(one), 1, Integer::sum));
      for (C one : claimed) {
        try {
          performers.execute(() -> perform(one));
        } catch (RejectedExecutionException e) {
          done(one); // stopped meanwhile
        }
      }
    }

    private void claim() {
      try {
        while (!stopping) {
          if (!claimAndBegin()
              && wakeUp.tryAcquire(limits.pollInterval().toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUp.drainPermits();
          }
        }
      } catch (InterruptedException e) {
        LOG.debugf("%s was interrupted", work.name());
      }
      claiming.stopped();
    }

    /** False if there was nothing to do, or nobody to do it. */
    private boolean claimAndBegin() {
      Room room = room();
      List<C> claimed = List.of();
      try {
        if (room.left() > 0) {
          claimed = work.claim(room);
        }
        claiming.beat();
      } catch (RuntimeException | OutOfMemoryError e) {
        if (claiming.trouble() == null) {
          LOG.warnf("%s pauses: %s", work.name(), e);
        }
        claiming.trouble(e);
      }
      begin(claimed);
      return !claimed.isEmpty();
    }

    private void perform(C claimed) {
      try {
        results.add(new Work.Performed<>(claimed, work.perform(claimed)));
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.warnf(e, "%s: not done, retried after its lease", work.name());
        done(claimed);
      }
    }

    private void done(C claimed) {
      boolean wasFull = inFlight.getAndDecrement() >= limits.concurrency();
      int left = lanes.merge(work.lane(claimed), -1, Integer::sum);
      if (wasFull || left + 1 >= limits.ofLane()) {
        wake();
      }
    }

    private void settle() {
      List<Work.Performed<C, R>> batch = new ArrayList<>();
      Pace pace = new Pace(SETTLE_INTERVAL);
      try {
        while (true) {
          Work.Performed<C, R> first = results.poll(STOP_CHECK.toNanos(), TimeUnit.NANOSECONDS);
          settling.beat();
          if (first != null) {
            pace.awaitCompany(results.size());
            batch.add(first);
            results.drainTo(batch, limits.settleBatch() - 1);
            settle(batch);
            pace.rest(batch.size());
            batch.clear();
          } else if (performed) {
            break;
          }
        }
      } catch (InterruptedException e) {
        LOG.debugf("%s was interrupted", settling.name());
      }
      settling.stopped();
    }

    private void settle(List<Work.Performed<C, R>> batch) {
      try {
        work.settle(batch);
      } catch (RuntimeException | OutOfMemoryError e) {
        LOG.warnf("%s: %s results are settled one by one: %s", work.name(), batch.size(), e);
        batch.forEach(this::settleAlone);
      } finally {
        batch.forEach(one -> done(one.claimed()));
      }
    }

    private void settleAlone(Work.Performed<C, R> one) {
      try {
        work.settle(List.of(one));
      } catch (RuntimeException | OutOfMemoryError e) {
        settling.trouble(e);
        LOG.warnf(e, "%s: not settled, retried after its lease", work.name());
      }
    }
  }
}
