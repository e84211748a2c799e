package dev.quittance.systemtests.chaos;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.cluster.Service;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Hostile records, sent straight to the topic, and what must become of each. */
final class Poison {

  /** Parked by every service. */
  static final Set<Service> ALL = EnumSet.allOf(Service.class);

  /** Taken by none and parked by none. */
  static final Set<Service> NONE = EnumSet.noneOf(Service.class);

  /**
   * A record that was sent.
   *
   * @param place partition and offset, as parked events have it for an id
   * @param parkedBy who must park it
   */
  record Sent(String kind, String place, Set<Service> parkedBy) {}

  /** One to be sent. A partition of -1 is the one of its key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hostile(
      int partition, byte @Nullable [] key, Iterable<Header> headers, byte @Nullable [] payload) {}

  private final String bootstrapServers;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Set<String> touchedKeys = ConcurrentHashMap.newKeySet();

  private final Set<String> forbiddenOrders = ConcurrentHashMap.newKeySet();

  Poison(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Sends them; they are in the log. */
  void send(String kind, Set<Service> parkedBy, List<Hostile> records) {
    send(kind, Map.of(), parkedBy, records);
  }

  /** Sends them with a producer of these settings. */
  void send(
      String kind, Map<String, Object> settings, Set<Service> parkedBy, List<Hostile> records) {
    try (Producer<byte[], byte[]> producer = producer(settings)) {
      for (Hostile one : records) {
        sent(kind, producer.send(toRecord(one)).get(), parkedBy);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take poison: " + kind, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A producer of hostile records, for what {@link #send} is too simple for. */
  Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static ProducerRecord<byte[], byte[]> toRecord(Hostile one) {
    return new ProducerRecord<>(
        OrderEventsTopic.DEFAULT_NAME,
        one.partition() < 0 ? null : one.partition(),
        one.key(),
        one.payload(),
        one.headers());
  }

  /** Whatever is parked under this key is so because of poison. */
  void touches(String orderId) {
    touchedKeys.add(orderId);
  }

  boolean isTouched(String key) {
    return touchedKeys.contains(key);
  }

  /** Nobody may ever know of this order: it came in a transaction that was aborted. */
  void forbids(String orderId) {
    forbiddenOrders.add(orderId);
  }

  Set<String> forbiddenOrders() {
    return forbiddenOrders;
  }

  /** Notes a record that was sent by hand. */
  void sent(String kind, RecordMetadata at, Set<Service> parkedBy) {
    sent.add(new Sent(kind, at.partition() + "-" + at.offset(), parkedBy));
  }

  List<Sent> sent() {
    return sent;
  }
}
