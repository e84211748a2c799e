package dev.quittance.orders.terms.intake;

import dev.quittance.contract.codec.UnreadableTermsException;
import dev.quittance.kit.log.ClientMeters;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pause;
import dev.quittance.kit.log.StopOrder;
import dev.quittance.kit.retry.Backoff;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole topic of payment terms at each start, and what is published from then on. Each
 * replica reads all of it, into memory: it is the latest state, a few records.
 */
@ApplicationScoped
public class TermsIntake {

  private static final Logger LOG = Logger.getLogger(TermsIntake.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final LatestTerms latest;
  private final LogClients log;
  private final EventKeys keys;
  private final ClientMeters meters;
  private final EventKitConfig config;
  private final Counter rejected;
  private final LoopStatus status = new LoopStatus("payment terms");
  private final Thread thread = new Thread(this::run, "payment-terms");
  private volatile boolean stopping;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;

  TermsIntake(
      LatestTerms latest,
      LogClients log,
      EventKeys keys,
      ClientMeters meters,
      EventKitConfig config,
      MeterRegistry metrics) {
    this.latest = latest;
    this.log = log;
    this.keys = keys;
    this.meters = meters;
    this.config = config;
    this.rejected =
        Counter.builder("quittance.terms.rejected")
            .description("Records of payment terms that could not be read, or were not authentic")
            .baseUnit("records")
            .register(metrics);
  }

  public LoopStatus status() {
    return status;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes @Priority(StopOrder.INTAKE) ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    thread.join(StopOrder.PATIENCE.toMillis());
  }

  private void run() {
    Backoff backoff = new Backoff(config.intake().minBackoff(), config.intake().maxBackoff());
    try {
      while (!stopping) {
        try {
          read(backoff);
        } catch (WakeupException e) {
          // only stop() wakes the consumer
        } catch (Exception | OutOfMemoryError e) {
          if (!stopping) {
            status.trouble(e);
            LOG.warnf("Reading payment terms pauses: %s", e.toString());
            Pause.of(backoff.next(), () -> stopping);
          }
        }
      }
    } finally {
      status.stopped();
    }
  }

  private void read(Backoff backoff) {
    List<TopicPartition> all = log.ensureTermsTopic();
    Consumer<byte[], byte[]> owned =
        log.newLoneConsumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "order-service-terms"));
    try (KafkaClientMetrics unused = meters.of(owned)) {
      consumer = owned;
      owned.assign(all);
      owned.seekToBeginning(all);
      while (!stopping) {
        owned.poll(POLL).forEach(this::apply);
        status.beat();
        backoff.reset();
      }
    } finally {
      consumer = null;
      owned.close();
    }
  }

  /** One that cannot be read holds nothing up: what it replaces is known until it is too old. */
  private void apply(ConsumerRecord<byte[], byte[]> told) {
    try {
      keys.terms().read(told.key(), told.headers(), told.value()).ifPresent(latest::learn);
    } catch (UnreadableTermsException e) {
      rejected.increment();
      LOG.warnf(
          "Payment terms at offset %s of %s are not believed: %s",
          told.offset(), told.topic(), e.getMessage());
    }
  }
}
