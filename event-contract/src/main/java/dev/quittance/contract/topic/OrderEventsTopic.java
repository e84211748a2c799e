package dev.quittance.contract.topic;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The log of everything that happened to every order. One topic for all event types, keyed by order
 * id, so that an order's events are in one partition in causal order; kept forever, because every
 * database can be rebuilt from it and from nothing else.
 *
 * @param name the topic's name
 * @param partitions how many partitions a new topic gets; never changed afterwards
 * @param replicationFactor copies of a new topic: 1 on one broker, 3 on a cluster
 */
public record OrderEventsTopic(String name, int partitions, short replicationFactor) {

  public static final String DEFAULT_NAME = "quittance.order-events.v1";
  public static final int DEFAULT_PARTITIONS = 12;

  /** More than any broker's topic should have, and what a place in the journal has room for. */
  public static final int MAX_PARTITIONS = 1_024;

  /** Kept forever, and every event rather than the last one of each order. */
  private static final SortedMap<String, String> LOSSLESS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  TopicConfig.RETENTION_MS_CONFIG,
                  "-1",
                  TopicConfig.RETENTION_BYTES_CONFIG,
                  "-1",
                  TopicConfig.CLEANUP_POLICY_CONFIG,
                  TopicConfig.CLEANUP_POLICY_DELETE)));

  /**
   * Creates the topic if it is not there, and checks it otherwise.
   *
   * @return how many partitions the topic has
   * @throws UnfitTopicException if it would lose events by retention or compaction, or has more
   *     than {@value #MAX_PARTITIONS} partitions
   * @throws KafkaException if the broker cannot be asked
   */
  public int ensure(Admin admin) {
    try {
      return check(admin);
    } catch (UnknownTopicOrPartitionException absent) {
      create(admin);
      return checkNew(admin);
    }
  }

  /** The topic as a broker is asked to create it. */
  public NewTopic definition() {
    // With two in-sync copies of three, losing a broker loses no acknowledged event.
    String minInSync = replicationFactor >= 3 ? "2" : "1";
    Map<String, String> configs = new TreeMap<>(LOSSLESS);
    configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync);
    // Records carry the broker's clock, by which their publishers' clocks are judged.
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new NewTopic(name, partitions, replicationFactor).configs(configs);
  }

  private void create(Admin admin) {
    try {
      TopicAnswers.await(admin.createTopics(List.of(definition())).all());
    } catch (TopicExistsException e) {
      // another service was quicker: it is checked like any other
    }
  }

  private int check(Admin admin) {
    TopicDescription topic =
        Objects.requireNonNull(
            TopicAnswers.await(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
    int found = topic.partitions().size();
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config config =
        TopicAnswers.await(admin.describeConfigs(List.of(resource)).all()).get(resource);
    requireLossless(Objects.requireNonNull(config));
    requireNotTooMany(found);
    return found;
  }

  /** A broker may learn of a new topic a little later than the controller that made it. */
  private int checkNew(Admin admin) {
    long start = System.nanoTime();
    while (true) {
      try {
        return check(admin);
      } catch (UnknownTopicOrPartitionException notYet) {
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(TopicAnswers.TIMEOUT_SECONDS)) {
          throw notYet;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /**
   * @throws UnfitTopicException for the first setting that would lose events
   */
  void requireLossless(Config config) {
    LOSSLESS.forEach((key, value) -> {
      ConfigEntry found = config.get(key);
      if (found == null || !value.equals(found.value())) {
        throw new UnfitTopicException(
            ("Topic %s has %s=%s and would lose events. Set it to %s (kafka-configs.sh --alter"
                    + " --topic %s --add-config %s=%s) and start again.")
                .formatted(
                    name, key, found == null ? "unknown" : found.value(), value, name, key, value));
      }
    });
  }

  /**
   * @throws UnfitTopicException if there are more partitions than the ledger can number
   */
  void requireNotTooMany(int found) {
    if (found > MAX_PARTITIONS) {
      throw new UnfitTopicException(
          String.format(
              Locale.ROOT,
              ("Topic %s has %d partitions, and %d is the most there can be. Partitions cannot be taken"
                  + " away: start with another topic."),
              name,
              found,
              MAX_PARTITIONS));
    }
  }
}
