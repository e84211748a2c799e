package dev.quittance.cli.log;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.topic.BoundedConsumer;
import dev.quittance.ledger.core.log.LogFold;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The log as Kafka has it; only read, without a consumer group. */
public record KafkaLog(Map<String, Object> client, String servers, String topic) {

  private static final Map<String, Object> ONLY_READ =
      Map.of(
          ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
          10_000,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          false,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "none",
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          false);

  public static KafkaLog of(String servers, @Nullable Path commandConfig, String topic) {
    Map<String, Object> client = new HashMap<>(LogFold.CONSUMER_SETTINGS);
    client.putAll(ONLY_READ);
    if (commandConfig != null) {
      Properties given = new Properties();
      try (Reader file = Files.newBufferedReader(commandConfig)) {
        given.load(file);
      } catch (IOException | IllegalArgumentException e) {
        throw CommandFailure.usage("--command-config cannot be read: " + e.getMessage());
      }
      given.stringPropertyNames().forEach(name -> client.put(name, given.getProperty(name)));
    }
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    client.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        LogFold.CONSUMER_SETTINGS.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG));
    return new KafkaLog(client, servers, topic);
  }

  public Consumer<byte[], byte[]> newConsumer() {
    return new BoundedConsumer(client);
  }

  /** The end of each partition. */
  public SortedMap<Integer, Long> ends() {
    try (Consumer<byte[], byte[]> consumer = newConsumer()) {
      List<PartitionInfo> partitions = consumer.partitionsFor(topic);
      if (partitions == null || partitions.isEmpty()) {
        throw unknownTopic();
      }
      SortedMap<Integer, Long> ends = new TreeMap<>();
      consumer
          .endOffsets(
              partitions.stream().map(one -> new TopicPartition(topic, one.partition())).toList())
          .forEach((partition, end) -> ends.put(partition.partition(), end));
      return ends;
    } catch (KafkaException e) {
      throw explained(e);
    }
  }

  /** What the client said, in other words. */
  public CommandFailure explained(KafkaException failure) {
    return switch (failure) {
      case UnknownTopicOrPartitionException _ -> unknownTopic();
      case InvalidTopicException _ -> unknownTopic();
      case AuthenticationException e -> refused(e);
      case AuthorizationException e -> refused(e);
      default -> {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        yield CommandFailure.unreachable(
            "The broker cannot be reached at %s: %s. Is it up, and is that its address (--bootstrap-servers or QUITTANCE_BOOTSTRAP_SERVERS)?"
                .formatted(servers, cause.getMessage()));
      }
    };
  }

  private CommandFailure unknownTopic() {
    return CommandFailure.refused(
        "The broker at %s has no topic '%s': --topic names the log.".formatted(servers, topic));
  }

  private static CommandFailure refused(KafkaException e) {
    return CommandFailure.refused(
        "The broker refused: %s. --command-config says who reads.".formatted(e.getMessage()));
  }
}
