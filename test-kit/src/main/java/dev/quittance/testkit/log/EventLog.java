package dev.quittance.testkit.log;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is in a log now, read beside the services: no consumer group, no stored offset, nothing of
 * transactions that are open or aborted.
 */
public final class EventLog {

  /** Of each log of this JVM one: what was read once is not read again. */
  private static final Map<Place, LogReader> READERS = new ConcurrentHashMap<>();

  private record Place(String bootstrapServers, String topic) {}

  private final EventCodec codec = new EventCodec();
  private final Place place;

  public EventLog(String bootstrapServers, String topic) {
    this.place = new Place(bootstrapServers, topic);
  }

  /** The services' log in this JVM's test stack. */
  public static EventLog ofTestStack() {
    return new EventLog(TestStack.start().bootstrapServers(), OrderEventsTopic.DEFAULT_NAME);
  }

  /** All records, each partition's in their order. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return read(LogReader::records);
  }

  /** The records under a key, in their order. */
  public List<ConsumerRecord<byte[], byte[]>> recordsOf(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return records().stream().filter(one -> Arrays.equals(one.key(), bytes)).toList();
  }

  /** The events of an order, without records that are none. */
  public List<EventEnvelope> eventsOf(String orderId) {
    List<EventEnvelope> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> one : recordsOf(orderId)) {
      if (codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)) {
        events.add(envelope);
      }
    }
    return events;
  }

  /** The offset after the last record of each partition. */
  public Map<Integer, Long> ends() {
    return read(LogReader::ends);
  }

  private <T> T read(Function<LogReader, T> what) {
    LogReader reader =
        READERS.computeIfAbsent(
            place, unused -> new LogReader(place.bootstrapServers(), place.topic()));
    try {
      return what.apply(reader);
    } catch (RuntimeException e) {
      // What it has read may be half of an answer: the next one begins anew.
      READERS.remove(place, reader);
      reader.close();
      throw e;
    }
  }
}
