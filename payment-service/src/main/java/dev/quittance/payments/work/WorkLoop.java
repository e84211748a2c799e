package dev.quittance.payments.work;

import dev.quittance.kit.log.LoopStatus;
import dev.quittance.payments.config.PaymentConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims what is due and performs it on virtual threads. Woken when something becomes due or a
 * place becomes free; comes round by itself as a net. Can be stopped and started again.
 */
public final class WorkLoop<T> {

  private static final Logger LOG = Logger.getLogger(WorkLoop.class);

  private final Work<T> work;
  private final PaymentConfig.Work config;
  private final Duration longest;
  private final Semaphore wakeUp = new Semaphore(0);
  private volatile @Nullable Run current;

  /**
   * @param longest how long one piece of work takes at most
   */
  public WorkLoop(Work<T> work, PaymentConfig.Work config, Duration longest) {
    if (config.lease().compareTo(longest) <= 0) {
      throw new IllegalArgumentException(
          "%s: a lease of %s is too short for work of up to %s"
              .formatted(work.name(), config.lease(), longest));
    }
    this.work = work;
    this.config = config;
    this.longest = longest;
  }

  /** Does nothing where the loop runs already. */
  public synchronized void start() {
    Run before = current;
    if (before != null && !before.stopping) {
      return;
    }
    Run started = new Run();
    current = started;
    started.thread.start();
  }

  /** Claims nothing more and waits for what has begun. */
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

  /** How the loop fares; null before it has started. */
  public @Nullable LoopStatus status() {
    Run running = current;
    return running == null ? null : running.status;
  }

  /** From a start to a stop. */
  private final class Run {

    private final LoopStatus status = new LoopStatus(work.name());
    private final Semaphore free = new Semaphore(config.concurrency());
    private final Thread thread = new Thread(this::run, work.name());
    private final ExecutorService performers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    void stop() throws InterruptedException {
      stopping = true;
      wake();
      thread.join(longest.toMillis());
      performers.shutdown();
      if (!performers.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("%s: something is left undone; its lease brings it again", work.name());
      }
    }

    private void run() {
      try {
        while (!stopping) {
          if (!claimAndStart()) {
            awaitWork();
          }
        }
      } catch (InterruptedException e) {
        LOG.debugf("%s was interrupted", work.name());
      }
      status.stopped();
    }

    /** False if there was nothing to do, or nobody to do it. */
    private boolean claimAndStart() {
      int places = free.drainPermits();
      List<T> claimed = List.of();
      try {
        if (places > 0) {
          claimed = work.claim(places);
        }
        status.beat();
      } catch (RuntimeException e) {
        if (status.trouble() == null) {
          LOG.warnf("%s pauses: %s", work.name(), e);
        }
        status.trouble(e);
      } finally {
        free.release(places - claimed.size());
      }
      for (T piece : claimed) {
        performers.execute(() -> perform(piece));
      }
      return !claimed.isEmpty();
    }

    private void perform(T piece) {
      try {
        work.perform(piece);
      } catch (RuntimeException e) {
        LOG.warnf(e, "%s: not done, comes again", work.name());
      } finally {
        free.release();
        wake();
      }
    }

    private void awaitWork() throws InterruptedException {
      if (wakeUp.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
        wakeUp.drainPermits();
      }
    }
  }
}
