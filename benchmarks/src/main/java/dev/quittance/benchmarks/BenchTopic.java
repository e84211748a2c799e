package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The real topic that is filled and read. */
final class BenchTopic {

  private static final String NAME = OrderEventsTopic.DEFAULT_NAME;
  private static final int PARTITIONS = OrderEventsTopic.DEFAULT_PARTITIONS;

  private final String bootstrapServers;
  private final EventCodec codec = new EventCodec();
  private final @Nullable BenchKeys keys;

  /**
   * @param keys what events are signed with; null for events that are not signed
   */
  BenchTopic(String bootstrapServers, @Nullable BenchKeys keys) {
    this.keys = keys;
    this.bootstrapServers = bootstrapServers;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers))) {
      new OrderEventsTopic(NAME, PARTITIONS, (short) 1).ensure(admin);
    }
  }

  /** Appends so many orders' events; how many events it was. */
  long fill(long seed, int orders) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      Workload workload = new Workload(seed, envelope -> send(producer, envelope));
      workload.orders(orders);
      producer.flush();
      return workload.events();
    }
  }

  /**
   * Appends new orders of many buyers and suppliers.
   *
   * @param total of each, by its number
   */
  void place(int orders, IntFunction<Money> total, String paymentMethodId) {
    List<EventEnvelope> placed = new ArrayList<>(orders);
    for (int i = 0; i < orders; i++) {
      placed.add(
          new EventEnvelope(
              Ids.next(Ids.EVENT),
              Instant.now(),
              "/bench",
              null,
              new OrderPlaced(
                  Ids.next(Ids.ORDER),
                  "buyer-" + i % 1_000,
                  "supplier-" + i % 100,
                  total.apply(i),
                  paymentMethodId)));
    }
    publish(placed);
  }

  /** Appends these events. */
  void publish(List<EventEnvelope> envelopes) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      envelopes.forEach(envelope -> send(producer, envelope));
      producer.flush();
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, EventEnvelope envelope) {
    byte[] key = codec.key(envelope.event());
    byte[] payload = codec.payload(envelope.event());
    List<Header> headers = codec.headers(envelope);
    if (keys != null) {
      headers.add(keys.sign(envelope.source(), headers, key, payload));
    }
    var unused = producer.send(new ProducerRecord<>(NAME, null, key, payload, headers));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L << 20);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Reads everything with one plain consumer; the seconds it took. */
  double rawPollSeconds() {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(NAME, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long total = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      long start = System.nanoTime();
      for (long read = 0; read < total; ) {
        read += consumer.poll(Duration.ofMillis(500)).count();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
