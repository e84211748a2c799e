package dev.quittance.kit.health;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready while no producer's transaction stays open. Events behind its first one are held back until
 * it ends, and a consumer's lag does not count them: only here can be seen that a partition stands.
 */
@Readiness
@ApplicationScoped
public class OpenTransactions implements HealthCheck {

  private static final int TIME_LIMIT_MILLIS = 2_000;

  /** Where events are held back, and since when we know. */
  private record Hold(long offset, long sinceNanos) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }
  }

  private final LogClients log;
  private final EventKitConfig config;
  private final Map<TopicPartition, Hold> holds = new HashMap<>();
  private @Nullable Admin admin;

  OpenTransactions(LogClients log, EventKitConfig config) {
    this.log = log;
    this.config = config;
  }

  @Override
  public synchronized HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("transactions of the log's producers").up();
    try {
      look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return response.build();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return response.build(); // that the broker does not answer, another check says
    }
    Map<Integer, Hold> old = new TreeMap<>();
    holds.forEach((partition, hold) -> {
      if (hold.age().compareTo(config.intake().openTransactionLimit()) > 0) {
        old.put(partition.partition(), hold);
      }
    });
    old.forEach((partition, hold) ->
        response
            .down()
            .withData(
                "partition " + partition,
                "waits at offset "
                    + hold.offset()
                    + " for a transaction that has been open for "
                    + hold.age().toSeconds()
                    + " s: end its producer or abort it (kafka-transactions.sh find-hanging)"));
    return response.build();
  }

  private void look() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, log.ensureTopic())
            .mapToObj(partition -> new TopicPartition(config.topic().name(), partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> stable = ends(latest, IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, ListOffsetsResultInfo> all = ends(latest, IsolationLevel.READ_UNCOMMITTED);
    stable.forEach((partition, end) -> {
      ListOffsetsResultInfo written = all.get(partition);
      if (written == null || end.offset() >= written.offset()) {
        holds.remove(partition);
      } else {
        Hold known = holds.get(partition);
        if (known == null || known.offset() != end.offset()) {
          holds.put(partition, new Hold(end.offset(), System.nanoTime()));
        }
      }
    });
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(
      Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin()
        .listOffsets(latest, new ListOffsetsOptions(isolation).timeoutMs(TIME_LIMIT_MILLIS))
        .all()
        .get(2L * TIME_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Admin admin() {
    Admin current = admin;
    if (current == null) {
      current = log.newAdmin();
      admin = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
