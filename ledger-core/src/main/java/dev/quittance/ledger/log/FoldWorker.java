package dev.quittance.ledger.log;

import dev.quittance.ledger.journal.PartitionBook;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One thread of a fold: takes partitions from those waiting until none is left. */
final class FoldWorker {

  /** One at a time: its orders are all that a worker holds in memory. */
  private static final int OPEN_PARTITIONS = 1;

  private static final Duration POLL = Duration.ofMillis(200);

  /** A partition that is being folded. */
  static final class Open {

    private final PartitionBook book;
    private final PartitionVisitor visitor;
    private long next;

    Open(PartitionBook book, PartitionVisitor visitor) {
      this.book = book;
      this.visitor = visitor;
    }
  }

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Map<Integer, Long> ends;
  private final Deque<Integer> waiting;
  private final FoldProgress progress;
  private final Map<TopicPartition, Open> open = new LinkedHashMap<>();

  FoldWorker(
      Consumer<byte[], byte[]> consumer,
      String topic,
      Map<Integer, Long> ends,
      Deque<Integer> waiting,
      FoldProgress progress) {
    this.consumer = consumer;
    this.topic = topic;
    this.ends = ends;
    this.waiting = waiting;
    this.progress = progress;
  }

  void run(IntFunction<Open> opener) throws Exception {
    try {
      foldAll(opener);
    } finally {
      for (Open unfinished : open.values()) {
        unfinished.visitor.close();
      }
    }
  }

  private void foldAll(IntFunction<Open> opener) throws Exception {
    while (openMore(opener)) {
      if (progress.isCancelled()) {
        throw new CancellationException("the fold was cancelled");
      }
      ConsumerRecords<byte[], byte[]> records = poll();
      for (TopicPartition partition : records.partitions()) {
        fold(partition, records.records(partition));
      }
      finish();
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      throw new MissingEventsException(topic, "some went while it was read, " + e.getMessage());
    }
  }

  /** Fills up the open partitions; false when all is done. */
  private boolean openMore(IntFunction<Open> opener) throws Exception {
    while (open.size() < OPEN_PARTITIONS) {
      Integer next = next();
      if (next == null) {
        break;
      }
      TopicPartition partition = new TopicPartition(topic, next);
      open.put(partition, opener.apply(next));
      consumer.assign(open.keySet());
      consumer.seek(partition, 0);
      finish(); // an empty partition is done at once
    }
    return !open.isEmpty();
  }

  private @Nullable Integer next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }

  private void fold(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records)
      throws Exception {
    Open one = open.get(partition);
    long end = ends.get(partition.partition());
    int folded = 0;
    for (ConsumerRecord<byte[], byte[]> kafkaRecord : records) {
      if (kafkaRecord.offset() >= end) {
        break;
      }
      MissingEvents.demandNone(partition, one.next, kafkaRecord.offset());
      one.book.take(new KafkaLogRecord(kafkaRecord));
      one.next++;
      folded++;
    }
    progress.add(folded);
    one.visitor.paused(one.book);
  }

  /** Closes the partitions that have come to their ends. */
  private void finish() throws Exception {
    for (TopicPartition partition : List.copyOf(open.keySet())) {
      long end = ends.get(partition.partition());
      if (consumer.position(partition) >= end) {
        Open done = open.remove(partition);
        consumer.assign(open.keySet());
        MissingEvents.demandNone(partition, done.next, end);
        try (PartitionVisitor visitor = done.visitor) {
          visitor.finished(done.book, end);
        }
      }
    }
  }
}
