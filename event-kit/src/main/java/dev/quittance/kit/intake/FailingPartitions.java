package dev.quittance.kit.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Partitions whose batch failed: each waits for a pause that doubles, up to a limit. */
final class FailingPartitions {

  private record Failure(Exception cause, Duration pause, long sinceNanos, boolean retried) {

    boolean isDue() {
      return !retried && System.nanoTime() - sinceNanos >= pause.toNanos();
    }

    Failure nowRetried() {
      return new Failure(cause, pause, sinceNanos, true);
    }
  }

  private final Duration minPause;
  private final Duration maxPause;
  private final Map<TopicPartition, Failure> failures = new LinkedHashMap<>();

  FailingPartitions(Duration minPause, Duration maxPause) {
    this.minPause = minPause;
    this.maxPause = maxPause;
  }

  void add(TopicPartition partition, Exception cause) {
    Failure before = failures.get(partition);
    Duration pause = before == null ? minPause : before.pause().multipliedBy(2);
    Duration bounded = pause.compareTo(maxPause) > 0 ? maxPause : pause;
    failures.put(partition, new Failure(cause, bounded, System.nanoTime(), false));
  }

  /** Those to be tried again now; each is named once, until it fails again. */
  List<TopicPartition> due() {
    List<TopicPartition> due =
        failures.entrySet().stream()
            .filter(failure -> failure.getValue().isDue())
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(partition -> failures.computeIfPresent(partition, (p, f) -> f.nowRetried()));
    return due;
  }

  @Nullable Exception cause(TopicPartition partition) {
    Failure failure = failures.get(partition);
    return failure == null ? null : failure.cause();
  }

  /** What is in the way of the partition that failed first, or null. */
  @Nullable Exception first() {
    return failures.isEmpty() ? null : failures.values().iterator().next().cause();
  }

  boolean isEmpty() {
    return failures.isEmpty();
  }

  void remove(TopicPartition partition) {
    failures.remove(partition);
  }

  void clear() {
    failures.clear();
  }
}
