package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.cluster.Ledgers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The ledgers' consumer group, as the broker sees it. */
final class ConsumerGroup implements AutoCloseable {

  private static final String NAME = "ledger-service";

  /** Each process consumes events with so many consumers. */
  private static final int MEMBERS_PER_REPLICA = 2;

  private final Admin admin;

  ConsumerGroup(Ledgers ledgers) {
    admin = Admin.create(Map.of("bootstrap.servers", ledgers.bootstrapServers()));
  }

  /** Awaits that so many replicas share all partitions, and none has nothing. */
  void awaitOwners(int replicas) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            assertThat(partitionCounts())
                .hasSize(replicas * MEMBERS_PER_REPLICA)
                .allMatch(count -> count > 0)
                .satisfies(counts ->
                    assertThat(counts.stream().mapToInt(count -> count).sum())
                        .isEqualTo(OrderEventsTopic.DEFAULT_PARTITIONS)));
  }

  private List<Integer> partitionCounts() throws InterruptedException, ExecutionException {
    var group = admin.describeConsumerGroups(List.of(NAME)).all().get().get(NAME);
    return Objects.requireNonNull(group).members().stream()
        .map(member -> member.assignment().topicPartitions().size())
        .toList();
  }

  @Override
  public void close() {
    admin.close();
  }
}
