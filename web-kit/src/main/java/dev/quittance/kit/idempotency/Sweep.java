package dev.quittance.kit.idempotency;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Deletes answers after their retention time. */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@Singleton
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final int ROWS_AT_ONCE = 10_000;

  private final StoredAnswers answers;

  Sweep(StoredAnswers answers) {
    this.answers = answers;
  }

  @Scheduled(
      every = "${quittance.idempotency.sweep-interval}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    try {
      int deleted;
      do {
        deleted = answers.sweep(ROWS_AT_ONCE);
      } while (deleted == ROWS_AT_ONCE);
    } catch (RuntimeException e) {
      LOG.warnf("Could not delete old idempotency keys, will retry: %s", e.getMessage());
    }
  }
}
