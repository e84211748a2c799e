package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The keys with which the services sign their events: made once, beside the other data. A log that
 * an older version has written without them counts as it is up to its end.
 */
final class EventKeys {

  private static final String TOPIC = "quittance.order-events.v1";
  private static final long LIMIT_SECONDS = 30;

  /** Held, or its level would be forgotten. */
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  private EventKeys() {}

  /** Makes them if they are not there; Kafka is up and no service is. */
  static void ensure(Settings settings) throws IOException {
    if (!Files.isDirectory(settings.eventKeys())) {
      make(settings, ends(settings));
    }
  }

  /** The same where there is no log yet, so that nobody need ask Kafka. */
  static void ensureForNewLog(Settings settings) {
    try {
      if (!Files.isDirectory(settings.eventKeys())) {
        make(settings, "");
      }
    } catch (IOException e) {
      throw new StackProblem("The keys of events cannot be made: " + Trouble.of(e), e);
    }
  }

  private static void make(Settings settings, String signedFrom) throws IOException {
    Files.createDirectories(settings.data());
    Path draft = settings.eventKeys().resolveSibling("keys.draft");
    if (Files.exists(draft)) {
      FileTree.delete(draft); // of a start that was killed
    }
    Process process =
        Commands.makeEventKeys(settings, draft, signedFrom).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new StackProblem("The keys of events cannot be made: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("Interrupted while the keys of events were made", e);
    }
    Files.move(draft, settings.eventKeys(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where each partition ends, for example {@code 0:1200,1:88}; empty if there is no log yet. */
  private static String ends(Settings settings) {
    KAFKA.setLevel(Level.WARNING); // its notes are not for who starts the stack
    Map<String, Object> client = Map.of("bootstrap.servers", settings.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      TopicDescription log =
          Objects.requireNonNull(
              admin
                  .describeTopics(List.of(TOPIC))
                  .allTopicNames()
                  .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                  .get(TOPIC));
      List<TopicPartition> partitions =
          log.partitions().stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      Map<TopicPartition, OffsetSpec> latest =
          partitions.stream()
              .collect(Collectors.toMap(Function.identity(), one -> OffsetSpec.latest()));
      Map<Integer, Long> ends = new TreeMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS)
          .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
      return ends.entrySet().stream()
          .map(end -> String.format(Locale.ROOT, "%d:%d", end.getKey(), end.getValue()))
          .collect(Collectors.joining(","));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return "";
      }
      throw new StackProblem("Kafka does not say how far the log goes: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new StackProblem("Kafka does not say how far the log goes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("Interrupted while Kafka was asked", e);
    }
  }
}
