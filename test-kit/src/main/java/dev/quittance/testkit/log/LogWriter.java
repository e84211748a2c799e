package dev.quittance.testkit.log;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.teststack.TestStack;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to a log as other services do. What a method has returned from is in the log. */
public final class LogWriter implements AutoCloseable {

  /** The source of events made by {@link #envelope}: no service has it. */
  public static final String SOURCE = "/quittance/test";

  private static final long LIMIT_SECONDS = 15;

  private final EventCodec codec = new EventCodec();
  private final String topic;
  private final Producer<byte[], byte[]> producer;

  /** Writes to the topic of that name. */
  public LogWriter(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes to the services' log in this JVM's test stack; shared, so never closed. */
  public static LogWriter ofTestStack() {
    return OfTestStack.WRITER;
  }

  /** A new event of now, to be written once or more often. */
  public static EventEnvelope envelope(Event event) {
    return envelope(event, Instant.now());
  }

  /** A new event of that time. */
  public static EventEnvelope envelope(Event event, Instant occurredAt) {
    return new EventEnvelope(Ids.next(Ids.EVENT), occurredAt, SOURCE, null, event);
  }

  /** Writes new events of now, in their order. */
  public void write(Event... events) {
    List<RecordMetadata> _ = writeAll(Arrays.stream(events).map(LogWriter::envelope).toList());
  }

  public RecordMetadata write(EventEnvelope envelope) {
    return await(send(envelope));
  }

  /** Writes many, in their order. */
  public List<RecordMetadata> writeAll(List<EventEnvelope> envelopes) {
    List<Future<RecordMetadata>> sent = envelopes.stream().map(this::send).toList();
    return sent.stream().map(LogWriter::await).toList();
  }

  /** Writes what may be no event, where its key belongs. */
  public RecordMetadata write(
      byte @Nullable [] key, byte @Nullable [] payload, Iterable<Header> headers) {
    return await(producer.send(new ProducerRecord<>(topic, null, key, payload, headers)));
  }

  /** Writes what may be no event to a partition, as producers with other partitioners do. */
  public RecordMetadata writeTo(
      int partition, byte @Nullable [] key, byte @Nullable [] payload, Iterable<Header> headers) {
    return await(producer.send(new ProducerRecord<>(topic, partition, key, payload, headers)));
  }

  public int partitionCount() {
    return producer.partitionsFor(topic).size();
  }

  private Future<RecordMetadata> send(EventEnvelope envelope) {
    byte[] key = codec.key(envelope.event());
    byte[] payload = codec.payload(envelope.event());
    return producer.send(new ProducerRecord<>(topic, null, key, payload, codec.headers(envelope)));
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) {
    try {
      return sent.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the broker does not accept the record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static final class OfTestStack {
    static final LogWriter WRITER =
        new LogWriter(TestStack.start().bootstrapServers(), OrderEventsTopic.DEFAULT_NAME);
  }
}
