package dev.quittance.cli.fake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A log of its own on a real broker. */
public final class TestLog {

  private static final TestStack STACK = TestStack.start();
  private static final EventCodec CODEC = new EventCodec();
  private static final Map<String, Object> CLIENT =
      Map.of("bootstrap.servers", STACK.bootstrapServers());

  private final String topic = "audit-" + UUID.randomUUID();

  public TestLog(int partitions) throws Exception {
    try (Admin admin = Admin.create(CLIENT)) {
      new OrderEventsTopic(topic, partitions, (short) 1).ensure(admin);
    }
  }

  public String topic() {
    return topic;
  }

  public static String bootstrapServers() {
    return STACK.bootstrapServers();
  }

  /** Appends events of orders to the partition of that number. */
  public TestLog append(int partition, List<EventEnvelope> events) {
    try (Producer<byte[], byte[]> producer = newProducer(CLIENT)) {
      send(producer, partition, events);
    }
    return this;
  }

  /** The same, in batches compressed by that codec of Kafka's. */
  public TestLog append(int partition, List<EventEnvelope> events, String codec) {
    Map<String, Object> compressing = new HashMap<>(CLIENT);
    compressing.put("compression.type", codec);
    try (Producer<byte[], byte[]> producer = newProducer(compressing)) {
      send(producer, partition, events);
    }
    return this;
  }

  /**
   * The same, in a transaction: its end takes an offset, and if it is aborted there are no events.
   */
  public TestLog appendInTransaction(int partition, List<EventEnvelope> events, boolean commit) {
    Map<String, Object> transactional = new HashMap<>(CLIENT);
    transactional.put("transactional.id", topic);
    try (Producer<byte[], byte[]> producer = newProducer(transactional)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, partition, events);
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
    // The broker writes a transaction's end after it has answered; its successor waits for that.
    try (Producer<byte[], byte[]> next = newProducer(transactional)) {
      next.initTransactions();
    }
    return this;
  }

  private void send(Producer<byte[], byte[]> producer, int partition, List<EventEnvelope> events) {
    for (EventEnvelope event : events) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic,
                  partition,
                  CODEC.key(event.event()),
                  CODEC.payload(event.event()),
                  CODEC.headers(event)));
    }
  }

  public TestLog appendGarbage(int partition, String key) {
    try (Producer<byte[], byte[]> producer = newProducer(CLIENT)) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic, partition, key.getBytes(StandardCharsets.UTF_8), new byte[] {1}));
    }
    return this;
  }

  /** Loses what is before that offset, as retention would. */
  public void lose(int partition, long before) throws Exception {
    try (Admin admin = Admin.create(CLIENT)) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    }
  }

  /** Compacts the topic once, so that only the last event of each order is left of old ones. */
  public void compact() throws Exception {
    try (Admin admin = Admin.create(CLIENT)) {
      ConfigResource everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
      set(admin, everyBroker, Map.of("log.cleaner.backoff.ms", "100"));
      ConfigResource own = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      set(
          admin,
          own,
          Map.of(
              "cleanup.policy", "compact",
              "min.cleanable.dirty.ratio", "0",
              "max.compaction.lag.ms", "1",
              "segment.ms", "1"));
    }
  }

  private static void set(Admin admin, ConfigResource resource, Map<String, String> settings)
      throws Exception {
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
            .map(one -> new AlterConfigOp(one, AlterConfigOp.OpType.SET))
            .toList();
    admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
  }

  /** Offsets of the partition at which there is a record. */
  public List<Long> offsets(int partition) {
    TopicPartition one = new TopicPartition(topic, partition);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(CLIENT, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(one));
      consumer.seekToBeginning(List.of(one));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(one)).get(one));
      List<Long> offsets = new ArrayList<>();
      while (consumer.position(one) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> offsets.add(each.offset()));
      }
      return offsets;
    }
  }

  private static Producer<byte[], byte[]> newProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
