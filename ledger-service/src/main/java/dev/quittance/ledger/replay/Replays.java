package dev.quittance.ledger.replay;

import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.database.SessionLock;
import dev.quittance.kit.retry.Backoff;
import dev.quittance.ledger.replay.run.PhaseBegun;
import dev.quittance.ledger.replay.run.Proof;
import dev.quittance.ledger.replay.run.ProofStore;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.replay.run.ReplayLock;
import dev.quittance.ledger.replay.run.ReplayMode;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayRun;
import dev.quittance.ledger.replay.run.ReplayStatus;
import dev.quittance.ledger.replay.run.ReplayStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts, follows and ends replays, one at a time. */
@ApplicationScoped
public class Replays {

  private static final Logger LOG = Logger.getLogger(Replays.class);
  private static final long TICK_MILLIS = 250;
  private static final Duration MIN_SETTLE_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_SETTLE_PAUSE = Duration.ofMinutes(1);
  private static final long LOCK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LOCK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** How a replay ended: before its time or not, and what records that; may be done twice. */
  private record Ending(ReplayStatus status, boolean early, Runnable recording) {}

  private final ReplayStore store;
  private final ProofStore proofs;
  private final ReplayCommands commands;
  private final ReplayLock lock;
  private final Verify verify;
  private final Rebuild rebuild;
  private final ReplayMeters meters;
  private final Clock clock;
  private final Event<PhaseBegun> phases;
  private final AfterCommit afterCommit;
  private final ConcurrentHashMap<UUID, ReplayRun> running = new ConcurrentHashMap<>();

  /**
   * Not the application's scheduler: a tick belongs to one run, comes four times a second and keeps
   * that run's lock; a settlement is scheduled once, after a pause that grows.
   */
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("replay-progress").factory());

  Replays(
      ReplayStore store,
      ProofStore proofs,
      ReplayCommands commands,
      ReplayLock lock,
      Verify verify,
      Rebuild rebuild,
      ReplayMeters meters,
      Clock clock,
      Event<PhaseBegun> phases,
      AfterCommit afterCommit) {
    this.store = store;
    this.proofs = proofs;
    this.commands = commands;
    this.lock = lock;
    this.verify = verify;
    this.rebuild = rebuild;
    this.meters = meters;
    this.clock = clock;
    this.phases = phases;
    this.afterCommit = afterCommit;
  }

  /**
   * Starts a replay, within the current transaction if there is one.
   *
   * @param acceptDifferences why a rebuild may switch although something differs, or null
   * @param origin who starts it
   */
  public StartResult start(
      ReplayMode mode, @Nullable String acceptDifferences, AuditOrigin origin) {
    return start(mode, acceptDifferences, null, origin);
  }

  /** Starts a verify of what came after the last one that found nothing. */
  public StartResult verifySinceLast(AuditOrigin origin) {
    Optional<Proof> last = proofs.last();
    if (last.isEmpty()) {
      return new StartResult.NothingProven("No verify has found the ledger identical yet.");
    }
    if (last.get().generation() != proofs.liveGeneration()) {
      return new StartResult.NothingProven(
          "Since "
              + last.get().name()
              + " a rebuild has put another ledger in place of the proven one.");
    }
    return start(ReplayMode.VERIFY, null, last.get(), origin);
  }

  private StartResult start(
      ReplayMode mode,
      @Nullable String acceptDifferences,
      @Nullable Proof since,
      AuditOrigin origin) {
    SessionLock.Held held;
    // The lock has a session of its own, which is no part of the request's transaction.
    switch (QuarkusTransaction.suspendingExisting().call(this::acquire)) {
      case Acquisition.Acquired(SessionLock.Held acquired) -> held = acquired;
      case Acquisition.Refused(StartResult why) -> {
        return why;
      }
    }
    try {
      return QuarkusTransaction.joiningExisting()
          .call(() -> begin(mode, acceptDifferences, since, origin, held));
    } catch (RuntimeException e) {
      release(held);
      throw e;
    }
  }

  private static void release(SessionLock.Held held) {
    QuarkusTransaction.suspendingExisting().run(held::close);
  }

  /** Records the replay in the current transaction; it runs once that is committed. */
  private StartResult begin(
      ReplayMode mode,
      @Nullable String acceptDifferences,
      @Nullable Proof since,
      AuditOrigin origin,
      SessionLock.Held held) {
    UUID id = Ids.uuid(Replay.ID_PREFIX, Ids.next(Replay.ID_PREFIX));
    if (!commands.begin(id, mode, acceptDifferences, origin)) {
      release(held);
      return store
          .running()
          .<StartResult>map(StartResult.OtherRunning::new)
          .orElseGet(StartResult.Clearing::new);
    }
    ReplayRun run = new ReplayRun(id, acceptDifferences, since, origin, held, clock, this::begun);
    afterCommit.run(() -> start(run, mode, held), held::close);
    return new StartResult.Started(store.find(id).orElseThrow());
  }

  private void start(ReplayRun run, ReplayMode mode, SessionLock.Held held) {
    LOG.infof("Replay %s started: %s", Ids.of(Replay.ID_PREFIX, run.id()), mode);
    running.put(run.id(), run);
    Thread.ofPlatform().name("replay").start(() -> run(run, mode, held));
  }

  private sealed interface Acquisition {

    record Acquired(SessionLock.Held held) implements Acquisition {}

    record Refused(StartResult why) implements Acquisition {}
  }

  /** Waits for who holds the lock only to clear up, or has not recorded its replay yet. */
  private Acquisition acquire() {
    long end = System.nanoTime() + LOCK_PATIENCE_NANOS;
    while (true) {
      Optional<SessionLock.Held> held = lock.tryAcquire();
      if (held.isPresent()) {
        return cleared(held.get());
      }
      Optional<Replay> other = store.running();
      if (other.isPresent()) {
        return new Acquisition.Refused(new StartResult.OtherRunning(other.get()));
      }
      if (System.nanoTime() > end) {
        return new Acquisition.Refused(new StartResult.Clearing());
      }
      LockSupport.parkNanos(LOCK_PAUSE_NANOS);
    }
  }

  private Acquisition cleared(SessionLock.Held held) {
    try {
      lock.clearInterrupted(held);
      return new Acquisition.Acquired(held);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private void run(ReplayRun run, ReplayMode mode, SessionLock.Held held) {
    ScheduledFuture<?> ticks =
        ticker.scheduleWithFixedDelay(
            () -> tick(run), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    Ending ending;
    boolean recorded;
    try (held) {
      ending = carryOut(run, mode);
      recorded = succeeds(ending.recording());
    } finally {
      ticks.cancel(false);
      running.remove(run.id());
    }
    meters.ended(mode, ending.status());
    LOG.infof("Replay %s ended: %s %s", Ids.of(Replay.ID_PREFIX, run.id()), mode, ending.status());
    if (ending.early() || !recorded) {
      settle(ending, new Backoff(MIN_SETTLE_PAUSE, MAX_SETTLE_PAUSE));
    }
  }

  private Ending carryOut(ReplayRun run, ReplayMode mode) {
    UUID id = run.id();
    try {
      ReplayReport report =
          switch (mode) {
            case VERIFY -> verify.run(run);
            case REBUILD -> rebuild.run(run);
          };
      run.finish();
      tick(run);
      boolean accepted = mode == ReplayMode.REBUILD && run.acceptDifferences() != null;
      boolean succeeded = report.isIdentical() || accepted;
      ReplayStatus status = succeeded ? ReplayStatus.SUCCEEDED : ReplayStatus.DIFFERENT;
      return new Ending(status, false, () -> store.end(id, status, report, clock.instant()));
    } catch (CancellationException e) {
      return early(id, ReplayStatus.CANCELLED, null);
    } catch (Exception | Error e) {
      LOG.errorf(e, "Replay %s failed", Ids.of(Replay.ID_PREFIX, id));
      return early(id, ReplayStatus.FAILED, ReplayFailure.explain(e));
    }
  }

  private Ending early(UUID id, ReplayStatus status, @Nullable String failure) {
    return new Ending(status, true, () -> store.endEarly(id, status, failure, clock.instant()));
  }

  /** Records and cleans up, once the database is back, what could not be done while it was away. */
  private void settle(Ending ending, Backoff backoff) {
    boolean settled = succeeds(ending.recording()) && succeeds(lock::clearInterruptedIfFree);
    if (!settled && !ticker.isShutdown()) {
      ScheduledFuture<?> unused =
          ticker.schedule(
              () -> settle(ending, backoff), backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static boolean succeeds(Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf("The end of a replay cannot be recorded yet: %s", e.getMessage());
      return false;
    }
  }

  private void begun(PhaseBegun phase) {
    LOG.infof("Replay %s: %s", Ids.of(Replay.ID_PREFIX, phase.replay()), phase.phase());
    phases.fire(phase);
  }

  private void tick(ReplayRun run) {
    try {
      run.lock().prove();
    } catch (SQLException e) {
      LOG.debugf("The replay's lock is lost: %s", e.getMessage());
    }
    try {
      if (store.progress(run, clock.instant())) {
        run.cancel();
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.debugf("Progress could not be recorded: %s", e.getMessage());
    }
  }

  /**
   * Requests the end of a replay; it ends at its next check.
   *
   * @param origin who wants that
   */
  public CancelResult cancel(UUID id, AuditOrigin origin) {
    Optional<Replay> found = find(id);
    if (found.isEmpty()) {
      return new CancelResult.Unknown();
    }
    if (!found.get().isRunning()) {
      return new CancelResult.Over(found.get());
    }
    if (!commands.requestCancel(found.get(), origin)) {
      return new CancelResult.Over(store.find(id).orElseThrow());
    }
    ReplayRun here = running.get(id);
    if (here != null) {
      here.cancel();
    }
    return new CancelResult.Requested(store.find(id).orElseThrow());
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
