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

  record Open(PartitionBook book, PartitionVisitor visitor) {}

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
        unfinished.visitor().close();
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
      throw new MissingEventsException("the log lost events while it was read: " + e.getMessage());
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
      begin(partition);
      finish(); // an empty partition is done at once
    }
    return !open.isEmpty();
  }

  private @Nullable Integer next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }

  private void begin(TopicPartition partition) {
    long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long wanted = ends.get(partition.partition());
    if (wanted > 0 && beginning > 0) {
      throw new MissingEventsException(
          "partition %d of %s begins at offset %d: earlier events were deleted, so the ledger cannot be computed from it. Restore the topic from its copies."
              .formatted(partition.partition(), topic, beginning));
    }
    if (end < wanted) {
      throw new MissingEventsException(
          "partition %d of %s ends at offset %d, but the ledger has taken it up to %d: events were lost. Restore the topic from its copies."
              .formatted(partition.partition(), topic, end, wanted));
    }
    consumer.seek(partition, 0);
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
      one.book().take(new KafkaLogRecord(kafkaRecord));
      folded++;
    }
    progress.add(folded);
    one.visitor().paused(one.book());
  }

  /** Closes the partitions that have come to their ends. */
  private void finish() throws Exception {
    for (TopicPartition partition : List.copyOf(open.keySet())) {
      long end = ends.get(partition.partition());
      if (consumer.position(partition) >= end) {
        Open done = open.remove(partition);
        consumer.assign(open.keySet());
        try (PartitionVisitor visitor = done.visitor()) {
          visitor.finished(done.book(), end);
        }
      }
    }
  }
}
