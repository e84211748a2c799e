package dev.quittance.kit.log;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.contract.topic.PaymentTermsTopic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How events arrive and leave, under {@code quittance.*}. */
@ConfigMapping(prefix = "quittance")
public interface EventKitConfig {

  Topic topic();

  Terms terms();

  Broker broker();

  Outbox outbox();

  Intake intake();

  Events events();

  /** The log of order events. */
  interface Topic {

    /** Its name; one per installation. */
    @WithDefault(OrderEventsTopic.DEFAULT_NAME)
    String name();

    /**
     * Partitions of a topic that has to be created. Never changed afterwards: orders would move.
     */
    @WithDefault("12")
    int partitions();

    /** Copies of a topic that has to be created: 1 on one broker, 3 on a cluster. */
    @WithDefault("1")
    short replicationFactor();

    default OrderEventsTopic toTopic() {
      return new OrderEventsTopic(name(), partitions(), replicationFactor());
    }
  }

  /** What payment-service tells of payments to come. */
  interface Terms {

    /** The name of its compacted topic; one per installation. */
    @WithDefault(PaymentTermsTopic.DEFAULT_NAME)
    String topic();
  }

  /** The broker, as clients see it. */
  interface Broker {

    /** How long the broker may take for one answer; a call with several may take twice as long. */
    @WithDefault("5s")
    Duration answerLimit();
  }

  /** How a service shows that its events are its own, and sees that others' are theirs. */
  interface Events {

    /**
     * A file with the keys that this service signs and checks with (docs/operations.md). With
     * neither this nor {@link #keys}, events are not signed, and every event of the log is
     * believed.
     */
    Optional<Path> keysFile();

    /** What is in such a file, for those who have their secrets in the environment. */
    Optional<String> keys();
  }

  /** How events leave. */
  interface Outbox {

    /** Rows per round: published together. */
    @WithDefault("1000")
    int batchSize();

    /**
     * From one round to the next while few rows come steadily: what comes meanwhile is published
     * together. What comes alone is published at once.
     */
    @WithDefault("10ms")
    Duration interval();

    /** How long a row can wait if a NOTIFY was missed. */
    @WithDefault("1s")
    Duration pollInterval();

    /**
     * How long the active relay may be silent before a standby considers it frozen or cut off, ends
     * its session and publishes in its place. Longer than a send may block, which is {@link
     * Broker#answerLimit()}.
     */
    @WithDefault("10s")
    Duration silentRelayLimit();

    /** First pause after an error; doubles up to {@link #maxBackoff()}. */
    @WithDefault("200ms")
    Duration minBackoff();

    @WithDefault("10s")
    Duration maxBackoff();

    /** Readiness fails while the oldest row waits longer than this. */
    @WithDefault("30s")
    Duration staleAfter();
  }

  /** How events arrive. */
  interface Intake {

    /** The most records of one poll, and so of one transaction. */
    @WithDefault("500")
    int batchSize();

    /**
     * What all consumers of this process fetch ahead, in bytes: each partition a share, compressed
     * as it is in the log. A larger share gives batches of more records while there is a backlog.
     */
    @WithDefault("12582912")
    int fetchBytes();

    /**
     * From one transaction to the next while few records come steadily: what comes meanwhile is
     * consumed together. What comes alone is consumed at once.
     */
    @WithDefault("10ms")
    Duration interval();

    /** Consumers in this process; partitions are shared among them. */
    @WithDefault("1")
    int threads();

    /** First pause after an error; doubles up to {@link #maxBackoff()}. */
    @WithDefault("200ms")
    Duration minBackoff();

    @WithDefault("10s")
    Duration maxBackoff();

    /**
     * How long a consumer may be silent before the broker gives its partitions to the others. At
     * least the broker's {@code group.min.session.timeout.ms}, which is 6 s unless set.
     */
    @WithDefault("6s")
    Duration silentMemberLimit();

    /**
     * How long a batch waits for one that a former owner of the partition has left open. After that
     * the former owner is considered frozen or cut off, and its connection is ended.
     */
    @WithDefault("30s")
    Duration silentBatchLimit();

    /**
     * Readiness fails when a producer's transaction holds a partition back for longer. Kafka ends
     * one itself after its producer's {@code transaction.timeout.ms}, which is a minute.
     */
    @WithDefault("90s")
    Duration openTransactionLimit();

    /** Liveness fails when a consumer loop has not completed an iteration for this long. */
    @WithDefault("2m")
    Duration stuckAfter();

    /** Event ids are remembered this long; a relay publishes twice only after a crash. */
    @WithDefault("7d")
    Duration rememberIds();
  }
}
