package dev.quittance.kit.log;

import dev.quittance.contract.topic.BoundedConsumer;
import dev.quittance.contract.topic.PaymentTermsTopic;
import dev.quittance.contract.topic.UnfitTopicException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Kafka clients, configured so that no event is lost or reordered. */
@ApplicationScoped
public class LogClients {

  private static final Logger LOG = Logger.getLogger(LogClients.class);

  /** Of a partition, however many there are: a fetch is to be worth its request. */
  private static final int LEAST_FETCH_BYTES = 1 << 16;

  private final Map<String, Object> brokers;
  private final EventKitConfig config;
  private final String application;
  private volatile int partitions;

  LogClients(
      @Identifier("default-kafka-broker") Map<String, Object> brokers,
      EventKitConfig config,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.brokers = brokers;
    this.config = config;
    this.application = application;
  }

  /** Refuses to start on a topic that would lose events; a broker that is away may come back. */
  void check(@Observes @Priority(StartOrder.TOPIC) StartupEvent event) {
    try {
      ensureTopic();
    } catch (UnfitTopicException e) {
      throw e;
    } catch (AuthenticationException e) {
      LOG.errorf(
          "The broker does not know this service (kafka.security.protocol, kafka.sasl.*, kafka.ssl.*);"
              + " events are kept in the outbox: %s",
          e.getMessage());
    } catch (AuthorizationException e) {
      LOG.errorf(
          "The broker does not let this service use topic %s, or the topic is missing and the service"
              + " may not make it (deploy/kafka/README.md); events are kept in the outbox: %s",
          config.topic().name(), e.getMessage());
    } catch (KafkaException e) {
      LOG.warnf(
          "The broker does not answer yet, events are kept in the outbox: %s", e.getMessage());
    }
  }

  /**
   * Creates or checks the topic, once.
   *
   * @return how many partitions it has
   * @throws UnfitTopicException if it would lose events
   */
  public synchronized int ensureTopic() {
    if (partitions == 0) {
      try (Admin client = newAdmin()) {
        partitions = config.topic().toTopic().ensure(client);
      }
    }
    return partitions;
  }

  /**
   * Creates the topic of payment terms, if it is not there; asks the broker each time.
   *
   * @return its partitions
   */
  public List<TopicPartition> ensureTermsTopic() {
    try (Admin client = newAdmin()) {
      int found =
          new PaymentTermsTopic(config.terms().topic(), config.topic().replicationFactor())
              .ensure(client);
      return IntStream.range(0, found)
          .mapToObj(partition -> new TopicPartition(config.terms().topic(), partition))
          .toList();
    }
  }

  /** An admin client; to be closed by the caller. */
  public Admin newAdmin() {
    Map<String, Object> admin = new HashMap<>(brokers);
    admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, answerMillis());
    admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * answerMillis());
    return Admin.create(admin);
  }

  public Producer<byte[], byte[]> newProducer() {
    return newProducer("relay");
  }

  /**
   * Another producer than the relay's.
   *
   * @param name of what sends by it, for the broker and for metrics
   */
  public Producer<byte[], byte[]> newProducer(String name) {
    Map<String, Object> producer = new HashMap<>(brokers);
    producer.put(ProducerConfig.CLIENT_ID_CONFIG, application + "-" + name);
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, answerMillis());
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2 * answerMillis());
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6 * answerMillis());
    return new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A member of the service's consumer group.
   *
   * @param name of the loop that reads with it, for the broker and for metrics
   */
  public Consumer<byte[], byte[]> newGroupConsumer(String name) {
    Map<String, Object> consumer = newConsumerConfig();
    consumer.put(ConsumerConfig.GROUP_ID_CONFIG, application);
    consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, application + "-" + name);
    consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.intake().batchSize());
    consumer.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Math.max(LEAST_FETCH_BYTES, config.intake().fetchBytes() / ensureTopic()));
    int silentMillis = millis(config.intake().silentMemberLimit());
    consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, silentMillis);
    consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, silentMillis / 3);
    return newConsumer(consumer);
  }

  /** A consumer outside any group, to be assigned partitions by hand. */
  public Consumer<byte[], byte[]> newLoneConsumer(Map<String, Object> overrides) {
    return newConsumer(loneConsumerSettings(overrides));
  }

  /** The configuration of {@link #newLoneConsumer}. */
  public Map<String, Object> loneConsumerSettings(Map<String, Object> overrides) {
    Map<String, Object> consumer = newConsumerConfig();
    consumer.putAll(overrides);
    return consumer;
  }

  private Map<String, Object> newConsumerConfig() {
    Map<String, Object> consumer = new HashMap<>(brokers);
    // Positions come from the database. A position the log does not have is an error, not a reset.
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Records of a producer's transaction are read once it is committed, and never if it is
    // aborted.
    consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return consumer;
  }

  private int answerMillis() {
    return millis(config.broker().answerLimit());
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  private static Consumer<byte[], byte[]> newConsumer(Map<String, Object> consumer) {
    return new BoundedConsumer(consumer);
  }
}
