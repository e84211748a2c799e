package dev.quittance.kit.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The Kafka clients' own metrics, for as long as a client lives. */
@ApplicationScoped
public class ClientMeters {

  private final MeterRegistry metrics;

  ClientMeters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** To be closed before the client is. */
  public KafkaClientMetrics of(Consumer<?, ?> consumer) {
    return bound(new KafkaClientMetrics(consumer));
  }

  /** To be closed before the client is. */
  public KafkaClientMetrics of(Producer<?, ?> producer) {
    return bound(new KafkaClientMetrics(producer));
  }

  private KafkaClientMetrics bound(KafkaClientMetrics client) {
    client.bindTo(metrics);
    return client;
  }
}
