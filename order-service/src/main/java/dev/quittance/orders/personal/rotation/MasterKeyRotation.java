package dev.quittance.orders.personal.rotation;

import dev.quittance.kit.log.StartOrder;
import dev.quittance.orders.personal.key.MasterKeys;
import dev.quittance.orders.personal.store.MasterKeyTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Refuses to start without a master key that is in use, and wraps what is under an older one with
 * the current one, in batches; replicas do so side by side. Keys that were destroyed stay behind:
 * once the older master key is destroyed, no backup has them either.
 */
@ApplicationScoped
public class MasterKeyRotation {

  private static final Logger LOG = Logger.getLogger(MasterKeyRotation.class);
  private static final int BATCH = 1_000;

  private final MasterKeyTable table;
  private final MasterKeys masterKeys;
  private final AtomicLong behind = new AtomicLong();

  MasterKeyRotation(MasterKeyTable table, MasterKeys masterKeys, MeterRegistry metrics) {
    this.table = table;
    this.masterKeys = masterKeys;
    Gauge.builder("quittance.orders.personal.keys.behind", behind, AtomicLong::get)
        .description("Living keys of personal data that are under an older master key")
        .register(metrics);
  }

  void start(@Observes @Priority(StartOrder.TOPIC) StartupEvent event) {
    QuarkusTransaction.requiringNew().run(() -> table.begin(masterKeys));
  }

  @Scheduled(
      every = "${quittance.personal.rewrap-interval:10m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    try {
      int all = 0;
      int batch;
      do {
        batch = QuarkusTransaction.requiringNew().call(() -> table.rewrap(masterKeys, BATCH));
        all += batch;
      } while (batch == BATCH);
      behind.set(QuarkusTransaction.requiringNew().call(() -> table.behind(masterKeys)));
      int retired = QuarkusTransaction.requiringNew().call(() -> table.retire(masterKeys));
      if (all > 0 || retired > 0) {
        LOG.infof(
            "Wrapped %s keys of personal data with master key %s; %s master keys are not in use any"
                + " more",
            all, masterKeys.current().id(), retired);
      }
    } catch (RuntimeException e) {
      LOG.warnf("Could not rewrap keys of personal data, will retry: %s", e.getMessage());
    }
  }
}
