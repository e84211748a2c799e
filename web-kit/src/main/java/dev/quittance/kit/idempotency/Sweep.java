package dev.quittance.kit.idempotency;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Deletes answers that are older than they are kept. */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@Singleton
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final int ROWS_AT_ONCE = 10_000;

  private final StoredAnswers answers;
  private final long intervalMillis;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idempotency-sweep").factory());

  Sweep(StoredAnswers answers, IdempotencyConfig config) {
    this.answers = answers;
    this.intervalMillis = config.sweepInterval().toMillis();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
  void start(@Observes StartupEvent event) {
    timer.scheduleWithFixedDelay(
        this::sweep, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void sweep() {
    try {
      while (answers.sweep(ROWS_AT_ONCE) == ROWS_AT_ONCE) {
        Thread.onSpinWait();
      }
    } catch (RuntimeException e) {
      // The next round does it: an exception here would end the schedule for good.
      LOG.warnf("Old idempotency keys could not be deleted: %s", e.getMessage());
    }
  }
}
