package dev.quittance.orders.order.intake;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log as payment-service sees it. */
@ApplicationScoped
public class EventLog {

  private static final String TOPIC = OrderEventsTopic.DEFAULT_NAME;

  private final EventCodec codec = new EventCodec();
  private final String brokers;

  EventLog(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
  }

  String brokers() {
    return brokers;
  }

  static EventEnvelope envelope(Event event) {
    return new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/test", null, event);
  }

  void publish(Event event) {
    publish(envelope(event));
  }

  void publish(EventEnvelope envelope) {
    byte[] key = codec.key(envelope.event());
    publish(key, codec.payload(envelope.event()), codec.headers(envelope));
  }

  void publish(byte[] key, byte[] payload, Iterable<Header> headers) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(TOPIC, null, key, payload, headers))
          .get(15, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker does not take the event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The events of an order that lie in the log by now. */
  List<EventEnvelope> eventsOf(String orderId) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<EventEnvelope> found = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          if (orderId.equals(new String(one.key(), StandardCharsets.UTF_8))
              && codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)) {
            found.add(envelope);
          }
        }
      }
      return found;
    }
  }
}
