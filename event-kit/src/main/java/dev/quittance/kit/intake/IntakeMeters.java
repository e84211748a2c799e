package dev.quittance.kit.intake;

import dev.quittance.kit.log.ClientMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** Metrics of intake. */
@ApplicationScoped
class IntakeMeters {

  private final ClientMeters clients;
  private final Timer batches;
  private final Counter events;
  private final Counter failures;

  IntakeMeters(MeterRegistry metrics, ClientMeters clients) {
    this.clients = clients;
    this.batches =
        Timer.builder("quittance.intake.batch")
            .description("Time to apply and store one batch of the log, in one transaction")
            .register(metrics);
    this.events =
        Counter.builder("quittance.intake.consumed")
            .description("Records of the log that were applied or parked, and stored")
            .baseUnit("events")
            .register(metrics);
    this.failures =
        Counter.builder("quittance.intake.failures")
            .description("Batches that were rolled back; each is retried")
            .register(metrics);
  }

  /** A batch was stored. */
  void stored(int records, long beginNanos) {
    batches.record(System.nanoTime() - beginNanos, TimeUnit.NANOSECONDS);
    events.increment(records);
  }

  /** A batch failed and will be retried. */
  void failed() {
    failures.increment();
  }

  /** To be closed before the consumer is. */
  KafkaClientMetrics of(Consumer<?, ?> consumer) {
    return clients.of(consumer);
  }
}
