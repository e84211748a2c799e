package dev.quittance.ledger.support;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log as other services write it, with the positions of events, and as an auditor reads it. */
@ApplicationScoped
public class EventLog {

  private static final String TOPIC = OrderEventsTopic.DEFAULT_NAME;

  private final EventCodec codec = new EventCodec();
  private final String brokers;
  private final Producer<byte[], byte[]> producer;

  EventLog(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers, "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @PreDestroy
  void close() {
    producer.close();
  }

  /** Appends events in their order. */
  public List<RecordMetadata> publish(List<EventEnvelope> envelopes) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (EventEnvelope envelope : envelopes) {
      byte[] key = codec.key(envelope.event());
      sent.add(send(key, codec.payload(envelope.event()), codec.headers(envelope)));
    }
    return sent.stream().map(EventLog::await).toList();
  }

  public RecordMetadata publish(Event event, Instant occurredAt) {
    return publish(List.of(envelope(event, occurredAt))).getFirst();
  }

  /** Appends what may be no event at all. */
  public RecordMetadata publish(String key, String payload, List<Header> headers) {
    return await(
        send(
            key.getBytes(StandardCharsets.UTF_8),
            payload.getBytes(StandardCharsets.UTF_8),
            headers));
  }

  public static EventEnvelope envelope(Event event, Instant occurredAt) {
    return new EventEnvelope(Ids.next(Ids.EVENT), occurredAt, "/test", null, event);
  }

  /** Everything that is in the log now, each partition in its order. */
  public List<ConsumerRecord<byte[], byte[]>> everything() {
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
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  private Future<RecordMetadata> send(byte[] key, byte[] payload, List<Header> headers) {
    return producer.send(new ProducerRecord<>(TOPIC, null, key, payload, headers));
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) {
    try {
      return sent.get(15, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker does not accept the event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
