package dev.quittance.cli.fake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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

  /**
   * The same, and after them an offset without an event, as a lost segment would leave many: here
   * it is the end of a transaction, which the services do not use.
   */
  public TestLog appendWithGapAfter(int partition, List<EventEnvelope> events) {
    Map<String, Object> transactional = new HashMap<>(CLIENT);
    transactional.put("transactional.id", topic);
    try (Producer<byte[], byte[]> producer = newProducer(transactional)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, partition, events);
      producer.commitTransaction();
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

  private static Producer<byte[], byte[]> newProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
