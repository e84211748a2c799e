package dev.quittance.ledger.core.log;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.topic.BoundedConsumer;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.MemoryBudget;
import dev.quittance.ledger.core.journal.MemoryExceededException;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Folds the log from its beginning, or where a visitor says, partitions in parallel. A partition is
 * state of its own, so only those being folded are in memory, however long the log is.
 */
public final class LogFold {

  /**
   * What its consumers should be set to. Large fetches, in pieces that are still in the processor's
   * cache when they are folded; and nothing is waited for: a fetch at a partition's end would hold
   * up the next partition's for half a second. What a transaction wrote counts once it is
   * committed.
   */
  public static final Map<String, Object> CONSUMER_SETTINGS =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          200,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          1 << 20,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          16 << 20,
          ConsumerConfig.RECEIVE_BUFFER_CONFIG,
          1 << 20,
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          5,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          "read_committed");

  private final Map<String, Object> settings;
  private final String topic;
  private final String service;
  private final RecordDecoder decoder;
  private final int workers;
  private final MemoryBudget budget;

  /** A fold whose books may use all the memory there is. */
  public LogFold(
      Map<String, Object> settings,
      String topic,
      String service,
      RecordDecoder decoder,
      int workers) {
    this(settings, topic, service, decoder, workers, MemoryBudget.unlimited());
  }

  /**
   * @param settings of each worker's own consumer, which has no group: where the brokers are, and
   *     {@link #CONSUMER_SETTINGS}
   * @param service the name by which decisions on parked events address the ledger
   * @param decoder tells what is an event
   * @param workers threads
   * @param budget what their books may hold together
   */
  public LogFold(
      Map<String, Object> settings,
      String topic,
      String service,
      RecordDecoder decoder,
      int workers,
      MemoryBudget budget) {
    this.settings = settings;
    this.topic = topic;
    this.service = service;
    this.decoder = decoder;
    this.workers = workers;
    this.budget = budget;
  }

  /**
   * Folds each partition up to, and without, the offset given for it.
   *
   * @param visitors gives each worker what gives it the visitors of its partitions, one after
   *     another; their books share a {@link BookMemory}
   * @throws MissingEventsException if the log does not hold all of that
   * @throws MemoryExceededException if the books need more memory than the budget has
   * @throws CancellationException if the progress was cancelled
   * @throws Exception what a visitor threw
   */
  public void run(
      Map<Integer, Long> ends,
      Supplier<IntFunction<PartitionVisitor>> visitors,
      FoldProgress progress)
      throws Exception {
    int count;
    try (Consumer<byte[], byte[]> consumer = newConsumer()) {
      MissingEvents.requireNone(consumer, topic, ends);
      count = consumer.partitionsFor(topic).size();
    }
    Deque<Integer> waiting = new ArrayDeque<>(longestFirst(ends));
    long longest = ends.values().stream().mapToLong(Long::longValue).max().orElse(0);
    try (ExecutorService threads =
        Executors.newFixedThreadPool(workers, Thread.ofPlatform().name("fold-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(
            threads.submit(() -> {
              try (Consumer<byte[], byte[]> consumer = newConsumer();
                  PassedOver passedOver = new PassedOver(settings, consumer);
                  RecordLookup lookup = new RecordLookup(this::newConsumer, decoder, progress)) {
                BookMemory memory = new BookMemory(longest, budget);
                IntFunction<PartitionVisitor> mine = visitors.get();
                new FoldWorker(consumer, decoder, passedOver, topic, ends, waiting, progress)
                    .run(partition -> {
                      lookup.begin(new TopicPartition(topic, partition));
                      return open(
                          new LogPartition(partition, count),
                          memory,
                          lookup,
                          mine.apply(partition));
                    });
              } catch (Throwable e) {
                progress.cancel(); // the others would only work in vain
                throw e;
              }
              return null;
            }));
      }
      await(running);
    }
  }

  private Consumer<byte[], byte[]> newConsumer() {
    return new BoundedConsumer(settings);
  }

  private FoldWorker.Open open(
      LogPartition partition, BookMemory memory, RecordLookup lookup, PartitionVisitor visitor) {
    PartitionHead from = visitor.from(partition.number());
    return new FoldWorker.Open(
        new PartitionBook(
            partition,
            service,
            from,
            memory,
            visitor.parkedBefore(lookup::at),
            visitor,
            visitor.checkpoints()),
        visitor,
        from.nextOffset(),
        lookup::at);
  }

  private static List<Integer> longestFirst(Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Waits for all; throws what went wrong first, and cancellation only if nothing else did. */
  private static void await(List<Future<?>> running) throws Exception {
    Exception failure = null;
    for (Future<?> worker : running) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        Exception cause = (Exception) e.getCause();
        if (failure == null || failure instanceof CancellationException) {
          failure = cause;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
