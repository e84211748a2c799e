package dev.quittance.ledger.replay;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts, follows and ends replays, one at a time. */
@ApplicationScoped
public class Replays {

  private static final Logger LOG = Logger.getLogger(Replays.class);
  private static final long TICK_MILLIS = 250;

  private final ReplayStore store;
  private final ReplayLock lock;
  private final Verify verify;
  private final Rebuild rebuild;
  private final Clock clock;
  private final Event<PhaseBegun> phases;
  private final ConcurrentHashMap<UUID, ReplayRun> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("replay-progress").factory());

  Replays(
      ReplayStore store,
      ReplayLock lock,
      Verify verify,
      Rebuild rebuild,
      Clock clock,
      Event<PhaseBegun> phases) {
    this.store = store;
    this.lock = lock;
    this.verify = verify;
    this.rebuild = rebuild;
    this.clock = clock;
    this.phases = phases;
  }

  /**
   * Starts a replay.
   *
   * @param acceptDifferences why a rebuild may switch although something differs, or null
   * @throws ProblemException 409 while another one runs
   */
  public Replay start(ReplayMode mode, @Nullable String acceptDifferences) {
    UUID id = Ids.uuid(Replay.ID_PREFIX, Ids.next(Replay.ID_PREFIX));
    ReplayLock.Held held = lock.tryAcquire().orElseThrow(this::alreadyRunning);
    try {
      lock.clearInterrupted(held);
      if (!store.begin(id, mode, acceptDifferences, clock.instant())) {
        throw alreadyRunning();
      }
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
    ReplayRun run = new ReplayRun(id, acceptDifferences, clock, this::begun);
    running.put(id, run);
    Thread.ofPlatform().name("replay").start(() -> run(run, mode, held));
    return store.find(id).orElseThrow();
  }

  private ProblemException alreadyRunning() {
    String id = store.running().map(Replay::id).orElse("another one");
    return ProblemException.conflict(
        "replay_running",
        "Replay "
            + id
            + " is running: wait for it, or cancel it at POST /replays/"
            + id
            + "/cancel.");
  }

  private void run(ReplayRun run, ReplayMode mode, ReplayLock.Held held) {
    ScheduledFuture<?> ticks =
        ticker.scheduleWithFixedDelay(
            () -> tick(run), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    try (held) {
      end(run, mode);
    } finally {
      ticks.cancel(false);
      running.remove(run.id());
    }
  }

  private void end(ReplayRun run, ReplayMode mode) {
    try {
      ReplayReport report =
          switch (mode) {
            case VERIFY -> verify.run(run);
            case REBUILD -> rebuild.run(run);
          };
      boolean accepted = mode == ReplayMode.REBUILD && run.acceptDifferences() != null;
      run.finish();
      tick(run);
      store.end(
          run.id(),
          report.isIdentical() || accepted ? ReplayStatus.SUCCEEDED : ReplayStatus.DIFFERENT,
          report,
          null,
          clock.instant());
    } catch (CancellationException e) {
      store.end(run.id(), ReplayStatus.CANCELLED, null, null, clock.instant());
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      LOG.errorf(e, "Replay %s failed; the live ledger is as it was", run.id());
      fail(run, ReplayFailure.explain(e));
    }
  }

  private void fail(ReplayRun run, String failure) {
    try {
      store.end(run.id(), ReplayStatus.FAILED, null, failure, clock.instant());
    } catch (RuntimeException e) {
      // The database is away. The record says RUNNING until the next start finds nobody runs it.
      LOG.warnf("The end of replay %s could not be recorded: %s", run.id(), e.getMessage());
    }
  }

  private void begun(PhaseBegun phase) {
    LOG.infof("Replay %s: %s", phase.replay(), phase.phase());
    phases.fire(phase);
  }

  private void tick(ReplayRun run) {
    try {
      if (store.progress(run, clock.instant())) {
        run.cancel();
      }
    } catch (RuntimeException e) {
      LOG.debugf("Progress could not be recorded: %s", e.getMessage());
    }
  }

  /** Asks for the end of a replay; it comes at the next occasion. */
  public Replay cancel(UUID id) {
    Replay replay =
        find(id).orElseThrow(() -> ProblemException.notFound("There is no such replay."));
    if (!replay.isRunning()) {
      throw ProblemException.conflict(
          "replay_over", "Replay " + replay.id() + " is over: there is nothing to cancel.");
    }
    store.requestCancel(id);
    ReplayRun here = running.get(id);
    if (here != null) {
      here.cancel();
    }
    return store.find(id).orElseThrow();
  }

  public Optional<Replay> find(UUID id) {
    Optional<Replay> found = store.find(id);
    if (found.isPresent() && found.get().isRunning()) {
      lock.clearInterruptedIfFree();
      return store.find(id);
    }
    return found;
  }

  public List<Replay> list(@Nullable UUID after, int limit) {
    return store.list(after, limit);
  }

  void stop(@Observes ShutdownEvent event) {
    running.values().forEach(ReplayRun::cancel);
    ticker.shutdown();
  }
}
