package dev.quittance.testkit.log;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events as a consumer polls them, that were never in a log. */
public final class PolledRecords {

  private static final EventCodec CODEC = new EventCodec();

  private PolledRecords() {}

  /**
   * The records of each partition.
   *
   * @param firstOffset the first event's; the next one has the next, whatever its partition
   */
  public static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> of(
      List<EventEnvelope> events, long firstOffset) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> of(events.get(i), firstOffset + i))
        .collect(Collectors.groupingBy(ConsumerRecord::partition));
  }

  private static ConsumerRecord<byte[], byte[]> of(EventEnvelope envelope, long offset) {
    byte[] key = CODEC.key(envelope.event());
    var one =
        new ConsumerRecord<>(
            OrderEventsTopic.DEFAULT_NAME,
            LogPartition.of(key, OrderEventsTopic.DEFAULT_PARTITIONS),
            offset,
            key,
            CODEC.payload(envelope.event()));
    CODEC.headers(envelope).forEach(one.headers()::add);
    return one;
  }
}
