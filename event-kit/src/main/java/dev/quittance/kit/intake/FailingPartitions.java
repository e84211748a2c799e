package dev.quittance.kit.intake;

import dev.quittance.kit.retry.Backoff;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Partitions whose batch failed; each is retried with a back-off of its own. */
final class FailingPartitions {

  private record Failure(
      Exception cause, Backoff backoff, Duration delay, long sinceNanos, boolean retried) {

    boolean isDue() {
      return !retried && System.nanoTime() - sinceNanos >= delay.toNanos();
    }

    Failure nowRetried() {
      return new Failure(cause, backoff, delay, sinceNanos, true);
    }
  }

  private final Duration minDelay;
  private final Duration maxDelay;
  private final Map<TopicPartition, Failure> failures = new LinkedHashMap<>();

  FailingPartitions(Duration minDelay, Duration maxDelay) {
    this.minDelay = minDelay;
    this.maxDelay = maxDelay;
  }

  void add(TopicPartition partition, Exception cause) {
    Failure before = failures.get(partition);
    Backoff backoff = before == null ? new Backoff(minDelay, maxDelay) : before.backoff();
    failures.put(partition, new Failure(cause, backoff, backoff.next(), System.nanoTime(), false));
  }

  /** Those to retry now; each is returned once, until it fails again. */
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

  /** Why the partition failed that failed first; null if none has. */
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
