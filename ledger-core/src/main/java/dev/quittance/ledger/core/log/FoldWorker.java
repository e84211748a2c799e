package dev.quittance.ledger.core.log;

import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a fold: folds partitions of the queue until none is left, one after the other. The
 * orders of one partition are all that a worker holds in memory.
 */
final class FoldWorker {

  private static final Duration POLL = Duration.ofMillis(200);

  /** A partition that is being folded. */
  record Open(
      PartitionBook book, PartitionVisitor visitor, long from, LongFunction<LogRecord> log) {}

  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private final PassedOver passedOver;
  private final String topic;
  private final Map<Integer, Long> ends;
  private final Deque<Integer> waiting;
  private final FoldProgress progress;

  FoldWorker(
      Consumer<byte[], byte[]> consumer,
      RecordDecoder decoder,
      PassedOver passedOver,
      String topic,
      Map<Integer, Long> ends,
      Deque<Integer> waiting,
      FoldProgress progress) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.passedOver = passedOver;
    this.topic = topic;
    this.ends = ends;
    this.waiting = waiting;
    this.progress = progress;
  }

  void run(IntFunction<Open> opener) throws Exception {
    for (Integer next = next(); next != null; next = next()) {
      Open one = opener.apply(next);
      try (PartitionVisitor visitor = one.visitor()) {
        long end = Objects.requireNonNull(ends.get(next));
        fold(new TopicPartition(topic, next), one, end);
        visitor.finished(one.book(), end);
      }
    }
  }

  private @Nullable Integer next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }

  private void fold(TopicPartition partition, Open one, long end) throws Exception {
    consumer.assign(List.of(partition));
    consumer.seek(partition, one.from());
    long next = one.from();
    while (consumer.position(partition) < end) {
      if (progress.isCancelled()) {
        throw new CancellationException("the fold was cancelled");
      }
      long before = next;
      List<ConsumerRecord<byte[], byte[]>> polled = poll(partition);
      one.visitor().polled(one.book(), polled, one.log());
      for (ConsumerRecord<byte[], byte[]> kafkaRecord : polled) {
        if (kafkaRecord.offset() >= end) {
          break;
        }
        MissingEvents.requireNone(passedOver, partition, next, kafkaRecord.offset());
        one.book().consume(new KafkaLogRecord(kafkaRecord, decoder));
        next = kafkaRecord.offset() + 1;
      }
      progress.add(next - before);
      one.visitor().paused(one.book());
    }
    MissingEvents.requireNone(passedOver, partition, next, end);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
    try {
      return consumer.poll(POLL).records(partition);
    } catch (OffsetOutOfRangeException e) {
      throw new MissingEventsException(topic, "some went while it was read, " + e.getMessage());
    }
  }
}
