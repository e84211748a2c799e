package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pause;
import dev.quittance.kit.retry.Backoff;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One consumer: poll, then for each partition one transaction with the effects and the next offset.
 * A batch that fails is retried after a back-off; none is skipped, and other partitions go on.
 */
final class IntakeLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);

  /** Leaving the group spares its other members the session time-out. */
  private static final CloseOptions LEAVE = CloseOptions.timeout(Duration.ofSeconds(2));

  private final LogClients log;
  private final EventKitConfig config;
  private final OffsetStore offsets;
  private final AgroalDataSource dataSource;
  private final BatchConsumer batchConsumer;
  private final IntakeMeters meters;
  private final RecordSpans spans;
  private final LoopStatus status;

  /** The next offset of each assigned partition. Used by this loop's thread only. */
  private final Map<Integer, Long> positions = new HashMap<>();

  private final FailingPartitions failing;

  private volatile boolean stopping;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;

  IntakeLoop(
      String name,
      LogClients log,
      EventKitConfig config,
      OffsetStore offsets,
      AgroalDataSource dataSource,
      BatchConsumer batchConsumer,
      IntakeMeters meters,
      RecordSpans spans) {
    this.log = log;
    this.config = config;
    this.offsets = offsets;
    this.dataSource = dataSource;
    this.batchConsumer = batchConsumer;
    this.meters = meters;
    this.spans = spans;
    this.status = new LoopStatus(name);
    this.failing =
        new FailingPartitions(config.intake().minBackoff(), config.intake().maxBackoff());
  }

  LoopStatus status() {
    return status;
  }

  void stop() {
    stopping = true;
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff(config.intake().minBackoff(), config.intake().maxBackoff());
    try {
      while (!stopping) {
        try {
          offsets.ensure(config.topic().name(), log.ensureTopic());
          consume(backoff);
        } catch (UnfitTopicException e) {
          status.unfit(String.valueOf(e.getMessage()));
          LOG.fatal(e.getMessage());
          return;
        } catch (WakeupException | InterruptException e) {
          // stop() wakes the consumer; anything else is retried
        } catch (Exception e) {
          status.trouble(e);
          LOG.warnf(e, "Intake pauses: %s", e.toString());
          Pause.of(backoff.next(), () -> stopping);
        }
      }
    } finally {
      status.stopped();
    }
  }

  private void consume(Backoff backoff) {
    Consumer<byte[], byte[]> owned = log.newGroupConsumer(status.name());
    try (KafkaClientMetrics unused = meters.of(owned)) {
      consumer = owned;
      positions.clear();
      failing.clear();
      owned.subscribe(List.of(config.topic().name()), new Rebalance(owned));
      while (!stopping) {
        failing.due().forEach(partition -> retry(owned, partition));
        consumeAll(owned, poll(owned));
        report();
        backoff.reset();
      }
    } finally {
      consumer = null;
      owned.close(LEAVE);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> owned) {
    try {
      return owned.poll(failing.isEmpty() ? POLL : config.intake().minBackoff());
    } catch (OffsetOutOfRangeException e) {
      e.partitions().forEach(partition -> retry(owned, partition));
      return ConsumerRecords.empty();
    }
  }

  private void consumeAll(Consumer<byte[], byte[]> owned, ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      Long expected = positions.get(partition.partition());
      if (stopping || expected == null) {
        continue; // lost in a rebalance during this very poll
      }
      try {
        long next = expected;
        for (List<ConsumerRecord<byte[], byte[]>> batch :
            BatchSplitter.split(records.records(partition))) {
          long before = next;
          next = batch.getLast().offset() + 1;
          consumeBatch(partition.partition(), before, next, batch);
          positions.put(partition.partition(), next);
          stored.put(partition, new OffsetAndMetadata(next));
        }
        failing.remove(partition);
      } catch (RuntimeException e) {
        meters.failed();
        setAside(owned, partition, e);
      }
    }
    if (!stored.isEmpty()) {
      // Only for tools that watch the group's lag; positions come from the database.
      owned.commitAsync(stored, IntakeLoop::committed);
    }
  }

  private void consumeBatch(
      int partition, long expected, long next, List<ConsumerRecord<byte[], byte[]>> batch) {
    long begin = System.nanoTime();
    try (RecordSpans.Batch traced = spans.consume(batch)) {
      boolean stored =
          QuarkusTransaction.requiringNew().call(() -> store(partition, expected, next, batch));
      if (!stored) {
        // Another owner stored it: the stored offset is the truth, whoever owns the partition now.
        throw new FencedException(partition, expected);
      }
      traced.succeeded();
    }
    meters.stored(batch.size(), begin);
  }

  private void setAside(Consumer<byte[], byte[]> owned, TopicPartition partition, Exception cause) {
    failing.add(partition, cause);
    owned.pause(List.of(partition));
    status.trouble(cause);
    LOG.warnf(cause, "Partition %s pauses: %s", partition.partition(), cause.toString());
  }

  /** Continues at the offset in the database, whatever was polled before. */
  private void retry(Consumer<byte[], byte[]> owned, TopicPartition partition) {
    try {
      offsets.endSilentBatch(partition.topic(), partition.partition());
      long next = offsets.load(partition.topic()).getOrDefault(partition.partition(), 0L);
      Set<TopicPartition> one = Set.of(partition);
      long begin = owned.beginningOffsets(one, ASK).getOrDefault(partition, 0L);
      long end = owned.endOffsets(one, ASK).getOrDefault(partition, 0L);
      if (next < begin || next > end) {
        throw new OffsetOutsideLogException(partition.partition(), next, begin, end);
      }
      positions.put(partition.partition(), next);
      owned.seek(partition, next);
      owned.resume(one);
      if (failing.cause(partition) instanceof OffsetOutsideLogException) {
        failing.remove(partition); // there may be no record whose success would remove it
      }
    } catch (WakeupException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      setAside(owned, partition, e);
    }
  }

  private void report() {
    Exception cause = failing.first();
    if (cause == null) {
      status.beat();
    } else {
      status.trouble(cause);
    }
  }

  private static void committed(
      Map<TopicPartition, OffsetAndMetadata> stored, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debugf("The consumer group's offsets were not committed: %s", failure.getMessage());
    }
  }

  private boolean store(
      int partition, long expected, long next, List<ConsumerRecord<byte[], byte[]>> batch)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!offsets.advance(connection, config.topic().name(), partition, expected, next)) {
        return false;
      }
      batchConsumer.consume(connection, partition, expected, batch);
      return true;
    }
  }

  /** Loads positions from the database whenever partitions are assigned. */
  private final class Rebalance implements ConsumerRebalanceListener {

    private final Consumer<byte[], byte[]> owned;

    Rebalance(Consumer<byte[], byte[]> owned) {
      this.owned = owned;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try {
        Map<Integer, Long> stored = offsets.load(config.topic().name());
        for (TopicPartition partition : partitions) {
          long next = stored.getOrDefault(partition.partition(), 0L);
          positions.put(partition.partition(), next);
          owned.seek(partition, next);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("reading the intake offsets", e);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        positions.remove(partition.partition());
        failing.remove(partition);
      }
    }
  }
}
