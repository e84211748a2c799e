package dev.quittance.ledger.replay.run;

import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.database.SessionLock;
import dev.quittance.ledger.core.log.FoldProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The state of one running replay: what it was asked, its progress, whether it was cancelled. */
public final class ReplayRun {

  /** How far a phase is; replaced whole, so that readers never mix two phases. */
  public record Stage(Phase phase, long total, Instant since, LongSupplier done) {}

  private final UUID id;
  private final @Nullable String acceptDifferences;
  private final @Nullable Proof since;
  private final AuditOrigin origin;
  private final SessionLock.Held lock;
  private final Clock clock;
  private volatile boolean cancelled;
  private volatile @Nullable FoldProgress current;
  private volatile @Nullable Integer generation;
  private volatile Stage stage;
  private volatile long events;
  private final Map<Phase, Long> phaseMillis = new ConcurrentSkipListMap<>();

  private final Consumer<PhaseBegun> observer;

  public ReplayRun(
      UUID id,
      @Nullable String acceptDifferences,
      @Nullable Proof since,
      AuditOrigin origin,
      SessionLock.Held lock,
      Clock clock,
      Consumer<PhaseBegun> observer) {
    this.id = id;
    this.origin = origin;
    this.lock = lock;
    this.observer = observer;
    this.acceptDifferences = acceptDifferences;
    this.since = since;
    this.clock = clock;
    this.stage = new Stage(Phase.WAITING, 0, clock.instant(), () -> 0);
  }

  public UUID id() {
    return id;
  }

  /** What makes it the only one that runs. */
  public SessionLock.Held lock() {
    return lock;
  }

  /** Who started it. */
  public AuditOrigin origin() {
    return origin;
  }

  public @Nullable String acceptDifferences() {
    return acceptDifferences;
  }

  /** Where a verify begins; null for the beginning of the log. */
  public @Nullable Proof since() {
    return since;
  }

  Stage stage() {
    return stage;
  }

  @Nullable Integer generation() {
    return generation;
  }

  public void building(int number) {
    generation = number;
  }

  /** Begins a phase whose steps are not counted. */
  public void phase(Phase phase) {
    checkCancelled();
    enter(new Stage(phase, 0, clock.instant(), () -> 0));
    checkCancelled();
  }

  /** Begins the phase that goes through the whole log. */
  public FoldProgress logPhase(Phase phase, long total) {
    events = total;
    return phase(phase, total);
  }

  /** Begins a phase whose steps are counted by the progress that is returned. */
  public FoldProgress phase(Phase phase, long total) {
    FoldProgress progress = new FoldProgress();
    current = progress;
    enter(new Stage(phase, total, clock.instant(), progress::done));
    checkCancelled();
    return progress;
  }

  /** All is done: too late to be cancelled. */
  public void finish() {
    long all = events;
    enter(new Stage(Phase.DONE, all, clock.instant(), () -> all));
  }

  private void enter(Stage next) {
    Stage last = stage;
    if (last.phase() != Phase.WAITING) {
      long millis = Duration.between(last.since(), next.since()).toMillis();
      phaseMillis.merge(last.phase(), millis, Long::sum);
    }
    stage = next;
    observer.accept(new PhaseBegun(id, next.phase()));
  }

  /** How long each finished phase took. */
  Map<Phase, Long> phaseMillis() {
    return phaseMillis;
  }

  /** The running phase's progress, for work that is not counted but can be cancelled. */
  public FoldProgress progress() {
    checkCancelled();
    FoldProgress progress = new FoldProgress();
    current = progress;
    checkCancelled();
    return progress;
  }

  /** Requests the end of the replay; it ends at its next check. */
  public void cancel() {
    cancelled = true;
    FoldProgress progress = current;
    if (progress != null) {
      progress.cancel();
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  public void checkCancelled() {
    if (cancelled) {
      throw new CancellationException("the replay was cancelled");
    }
  }
}
