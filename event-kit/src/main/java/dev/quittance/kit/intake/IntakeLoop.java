package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pace;
import dev.quittance.kit.log.Pause;
import dev.quittance.kit.retry.Backoff;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * One consumer: poll, then one transaction with the effects and the next offsets of all partitions
 * that have new records. If it fails, each partition has a transaction of its own: the batch that
 * fails then is retried after a back-off; none is skipped, and other partitions go on.
 */
final class IntakeLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** How long the records are waited for that came during a rest: a round trip to the broker. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(2);

  private static final Duration ASK = Duration.ofSeconds(5);

  private static final Duration TELL_GROUP = Duration.ofSeconds(1);

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

  /** Partitions that are read on from elsewhere, since a poll. Used by this loop's thread only. */
  private final Set<TopicPartition> moved = new HashSet<>();

  /** What is stored and the consumer group was not told. Used by this loop's thread only. */
  private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();

  private long told = System.nanoTime();

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
        } catch (Exception | OutOfMemoryError e) {
          // Of memory: whatever used it up may have ended. A new consumer begins at what is stored.
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
      untold.clear();
      owned.subscribe(List.of(config.topic().name()), new Rebalance(owned));
      Pace pace = new Pace(config.intake().interval());
      boolean rested = false;
      while (!stopping) {
        failing.due().forEach(partition -> retry(owned, partition));
        ConsumerRecords<byte[], byte[]> records = rested ? pollAfterRest(owned) : poll(owned);
        consumeAll(owned, records);
        tellGroup(owned);
        report();
        backoff.reset();
        rested = !records.isEmpty() && pace.rest(records.count());
      }
    } finally {
      consumer = null;
      owned.close(LEAVE);
    }
  }

  /**
   * A consumer asks for the next records when it hands some out, and the broker answers as soon as
   * it has any: what is here after a rest is what came at its beginning. So it is asked once more.
   */
  private ConsumerRecords<byte[], byte[]> pollAfterRest(Consumer<byte[], byte[]> owned) {
    ConsumerRecords<byte[], byte[]> early = poll(owned, Duration.ZERO);
    if (early.isEmpty()) {
      return poll(owned);
    }
    if (BatchSplitter.isEnough(early)) {
      return early;
    }
    moved.clear();
    ConsumerRecords<byte[], byte[]> late = poll(owned, ASK_AGAIN);
    return TwoPolls.together(early, moved, late);
  }

  private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> owned) {
    return poll(owned, failing.isEmpty() ? POLL : config.intake().minBackoff());
  }

  private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> owned, Duration wait) {
    try {
      return owned.poll(wait);
    } catch (OffsetOutOfRangeException e) {
      e.partitions().forEach(partition -> retry(owned, partition));
      return ConsumerRecords.empty();
    }
  }

  private void consumeAll(Consumer<byte[], byte[]> owned, ConsumerRecords<byte[], byte[]> records) {
    for (List<PartitionBatch> round : BatchSplitter.split(records, positions)) {
      List<PartitionBatch> due = round.stream().filter(this::isNext).toList();
      if (stopping || due.isEmpty()) {
        continue;
      }
      for (PartitionBatch batch : consumeRound(owned, due)) {
        positions.put(batch.partition(), batch.next());
        TopicPartition partition = topicPartition(batch);
        failing.remove(partition);
        untold.put(partition, new OffsetAndMetadata(batch.next()));
      }
    }
  }

  /** Only for tools that watch the group's lag, and not often: positions come from the database. */
  private void tellGroup(Consumer<byte[], byte[]> owned) {
    if (!untold.isEmpty() && System.nanoTime() - told >= TELL_GROUP.toNanos()) {
      owned.commitAsync(Map.copyOf(untold), IntakeLoop::committed);
      untold.clear();
      told = System.nanoTime();
    }
  }

  /** Not behind a batch that failed. */
  private boolean isNext(PartitionBatch batch) {
    return Long.valueOf(batch.from()).equals(positions.get(batch.partition()));
  }

  /**
   * Consumes the partitions' batches together, or, where that fails, one by one: a partition whose
   * batch fails holds up no other.
   *
   * @return those that are stored
   */
  private List<PartitionBatch> consumeRound(
      Consumer<byte[], byte[]> owned, List<PartitionBatch> round) {
    if (round.size() > 1) {
      try {
        consume(round);
        return round;
      } catch (RuntimeException e) {
        LOG.debugf("%s partitions are consumed one by one: %s", round.size(), e);
      }
    }
    List<PartitionBatch> stored = new ArrayList<>(round.size());
    for (PartitionBatch batch : round) {
      if (stopping) {
        break;
      }
      try {
        consume(List.of(batch));
        stored.add(batch);
      } catch (RuntimeException e) {
        meters.failed();
        setAside(owned, topicPartition(batch), e);
      }
    }
    return stored;
  }

  private void consume(List<PartitionBatch> batches) {
    long begin = System.nanoTime();
    List<ConsumerRecord<byte[], byte[]>> records =
        batches.stream().flatMap(batch -> batch.records().stream()).toList();
    try (RecordSpans.Batch traced = spans.consume(records)) {
      QuarkusTransaction.requiringNew().call(() -> store(batches));
      traced.succeeded();
    }
    meters.stored(records.size(), begin);
  }

  private TopicPartition topicPartition(PartitionBatch batch) {
    return new TopicPartition(config.topic().name(), batch.partition());
  }

  private void setAside(Consumer<byte[], byte[]> owned, TopicPartition partition, Exception cause) {
    failing.add(partition, cause);
    owned.pause(List.of(partition));
    status.trouble(cause);
    LOG.warnf(cause, "Partition %s pauses: %s", partition.partition(), cause.toString());
  }

  /** Continues at the offset in the database, whatever was polled before. */
  private void retry(Consumer<byte[], byte[]> owned, TopicPartition partition) {
    moved.add(partition);
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

  /** Returns true: a transaction is given something to call, and not to run. */
  private boolean store(List<PartitionBatch> batches) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      RoundTrip reads = new RoundTrip();
      BatchConsumer.Round round = batchConsumer.begin(reads, batches);
      if (!offsets.advance(
          connection, config.topic().name(), batches, batchConsumer.comesAgain(), reads)) {
        // Another owner stored one: the stored offset is the truth, whoever owns the partition now.
        throw new FencedException(batches);
      }
      round.consume(connection);
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
          moved.add(partition);
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
        moved.add(partition);
        failing.remove(partition);
        untold.remove(partition);
      }
    }
  }
}
