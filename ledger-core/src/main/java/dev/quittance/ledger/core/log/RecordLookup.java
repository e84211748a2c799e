package dev.quittance.ledger.core.log;

import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of a partition again, by their offsets, with a consumer of its own that is opened
 * when it is first needed. A queue's records are mostly near each other: what came with one poll is
 * kept until the next.
 */
final class RecordLookup implements ParkedBefore, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final RecordDecoder decoder;
  private final FoldProgress progress;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private @Nullable TopicPartition partition;
  private List<ConsumerRecord<byte[], byte[]>> polled = List.of();

  RecordLookup(
      Supplier<Consumer<byte[], byte[]>> consumers, RecordDecoder decoder, FoldProgress progress) {
    this.consumers = consumers;
    this.decoder = decoder;
    this.progress = progress;
  }

  /** Goes to a partition. */
  void begin(TopicPartition next) {
    partition = next;
    polled = List.of();
  }

  @Override
  public LogRecord at(long offset) {
    TopicPartition here = Objects.requireNonNull(partition);
    ConsumerRecord<byte[], byte[]> found = among(offset);
    if (found == null) {
      Consumer<byte[], byte[]> open = open();
      polled = List.of();
      open.assign(List.of(here));
      open.seek(here, offset);
      while (found == null) {
        if (progress.isCancelled()) {
          throw new CancellationException("the fold was cancelled");
        }
        polled = poll(open, here);
        if (!polled.isEmpty() && polled.getFirst().offset() > offset) {
          throw new MissingEventsException(
              here.topic(), "partition " + here.partition() + " misses offset " + offset);
        }
        found = among(offset);
      }
    }
    return new KafkaLogRecord(found, decoder);
  }

  private @Nullable ConsumerRecord<byte[], byte[]> among(long offset) {
    for (ConsumerRecord<byte[], byte[]> one : polled) {
      if (one.offset() == offset) {
        return one;
      }
    }
    return null;
  }

  private static List<ConsumerRecord<byte[], byte[]>> poll(
      Consumer<byte[], byte[]> open, TopicPartition here) {
    try {
      return open.poll(POLL).records(here);
    } catch (OffsetOutOfRangeException e) {
      throw new MissingEventsException(
          here.topic(), "some went while it was read, " + e.getMessage());
    }
  }

  private Consumer<byte[], byte[]> open() {
    if (consumer == null) {
      consumer = consumers.get();
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
