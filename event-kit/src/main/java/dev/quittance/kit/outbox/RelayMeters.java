package dev.quittance.kit.outbox;

import dev.quittance.kit.log.ClientMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/** Metrics of the relay. */
@ApplicationScoped
class RelayMeters {

  private final ClientMeters clients;
  private final Timer publishes;
  private final Counter events;

  RelayMeters(MeterRegistry metrics, ClientMeters clients) {
    this.clients = clients;
    this.publishes =
        Timer.builder("quittance.relay.publish")
            .description(
                "Time to publish a batch of the outbox, until the broker has acknowledged it")
            .register(metrics);
    this.events =
        Counter.builder("quittance.relay.published")
            .description("Events that the broker has acknowledged on all in-sync replicas")
            .baseUnit("events")
            .register(metrics);
  }

  /** A batch was sent, and the broker acknowledged that many of its events. */
  void published(int acknowledged, long beginNanos) {
    publishes.record(System.nanoTime() - beginNanos, TimeUnit.NANOSECONDS);
    events.increment(acknowledged);
  }

  /** To be closed before the producer is. */
  KafkaClientMetrics of(Producer<?, ?> producer) {
    return clients.of(producer);
  }
}
