package dev.quittance.notification;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes events into the log as the other services do. */
@ApplicationScoped
public class LogWriter {

  private final EventCodec codec = new EventCodec();
  private final String brokers;

  LogWriter(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
  }

  String brokers() {
    return brokers;
  }

  /** An envelope as of now, to be written once or more often. */
  static EventEnvelope envelope(Event event) {
    return new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/quittance/test", null, event);
  }

  void write(Event... events) {
    for (Event event : events) {
      write(envelope(event));
    }
  }

  void write(EventEnvelope envelope) {
    Event event = envelope.event();
    Iterable<Header> headers = codec.headers(envelope);
    try (var producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "quittance.order-events.v1",
                  null,
                  codec.key(event),
                  codec.payload(event),
                  headers))
          .get(15, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker does not take the event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
