package dev.quittance.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What payment-service tells of payments to come. Compacted: the last record of each key is kept.
 * It is no part of the log; all of it is published again by whoever publishes it, so nothing is
 * lost with it.
 *
 * @param name the topic's name
 * @param replicationFactor copies of a new topic: 1 on one broker, 3 on a cluster
 */
public record PaymentTermsTopic(String name, short replicationFactor) {

  public static final String DEFAULT_NAME = "quittance.payment-terms.v1";

  /** Records are few, and those of a moment are in an order. */
  public static final int PARTITIONS = 1;

  /** What is not yet compacted is read at each start. */
  private static final Duration SEGMENT = Duration.ofHours(1);

  /**
   * Creates the topic if it is not there.
   *
   * @return how many partitions it has
   * @throws KafkaException if the broker cannot be asked, or does not allow it
   */
  public int ensure(Admin admin) {
    try {
      return partitions(admin);
    } catch (UnknownTopicOrPartitionException absent) {
      try {
        TopicAnswers.await(admin.createTopics(List.of(definition())).all());
      } catch (TopicExistsException e) {
        // another service was quicker
      }
      return PARTITIONS;
    }
  }

  /** The topic as a broker is asked to create it. */
  public NewTopic definition() {
    Map<String, String> configs = new TreeMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    configs.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(SEGMENT.toMillis()));
    configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
    return new NewTopic(name, PARTITIONS, replicationFactor).configs(configs);
  }

  private int partitions(Admin admin) {
    return Objects.requireNonNull(
            TopicAnswers.await(admin.describeTopics(List.of(name)).allTopicNames()).get(name))
        .partitions()
        .size();
  }
}
