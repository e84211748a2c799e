package dev.quittance.cli.events;

import dev.quittance.cli.log.KafkaLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the log to its end, and on if it is asked to. Only committed records; no group. */
final class LogTail {

  private static final Duration POLL = Duration.ofMillis(500);

  /** Partitions have no common order; the broker's time is the nearest thing to one. */
  private static final Comparator<LoggedEvent> BY_TIME =
      Comparator.comparingLong(LoggedEvent::timestamp)
          .thenComparingInt(LoggedEvent::partition)
          .thenComparingLong(LoggedEvent::offset);

  private final KafkaLog log;
  private final EventFilter filter;

  LogTail(KafkaLog log, EventFilter filter) {
    this.log = log;
    this.filter = filter;
  }

  /**
   * Gives the last events that are wanted, in the order of their times, at most so many.
   *
   * @param follow whether to go on forever with those that come
   */
  void last(int wanted, boolean follow, Consumer<List<LoggedEvent>> page) {
    PriorityQueue<LoggedEvent> newest = new PriorityQueue<>(BY_TIME);
    read(
        filter.isSelective() ? Long.MAX_VALUE : wanted,
        follow,
        some -> {
          for (LoggedEvent one : some) {
            newest.add(one);
            if (newest.size() > wanted) {
              newest.remove();
            }
          }
        },
        () -> page.accept(newest.stream().sorted(BY_TIME).toList()),
        page);
  }

  /** Gives all events that are wanted, as they come: in the log's order within a partition. */
  void all(boolean follow, Consumer<List<LoggedEvent>> page) {
    read(Long.MAX_VALUE, follow, page, () -> {}, page);
  }

  private void read(
      long lastOfEach,
      boolean follow,
      Consumer<List<LoggedEvent>> before,
      Runnable atEnd,
      Consumer<List<LoggedEvent>> after) {
    SortedMap<Integer, Long> ends = log.ends();
    try (var consumer = log.newConsumer()) {
      Map<TopicPartition, Long> open = new HashMap<>();
      ends.forEach((partition, end) -> open.put(new TopicPartition(log.topic(), partition), end));
      consumer.assign(open.keySet());
      consumer
          .beginningOffsets(open.keySet())
          .forEach((partition, begin) ->
              consumer.seek(
                  partition, Math.max(begin, open.getOrDefault(partition, begin) - lastOfEach)));
      open.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
      List<LoggedEvent> early = new ArrayList<>();
      while (!open.isEmpty()) {
        List<LoggedEvent> some = new ArrayList<>();
        for (LoggedEvent one : wanted(consumer.poll(POLL))) {
          // What came after the ends were asked for is no part of the last ones.
          boolean isEarly = one.offset() >= ends.getOrDefault(one.partition(), 0L);
          (isEarly ? early : some).add(one);
        }
        before.accept(some);
        open.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
      }
      atEnd.run();
      if (follow) {
        after.accept(early);
        while (true) {
          List<LoggedEvent> some = wanted(consumer.poll(POLL));
          if (!some.isEmpty()) {
            after.accept(some);
          }
        }
      }
    } catch (KafkaException e) {
      throw log.explained(e);
    }
  }

  private List<LoggedEvent> wanted(ConsumerRecords<byte[], byte[]> records) {
    List<LoggedEvent> wanted = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> kafkaRecord : records) {
      LoggedEvent event = LoggedEvent.of(kafkaRecord);
      if (filter.wants(event)) {
        wanted.add(event);
      }
    }
    return wanted;
  }
}
