package dev.quittance.systemtests.chaos;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What the log says of the load's orders: each event once, whatever was sent again. */
final class LogCheck {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Set<String> poison;
  private final EventCodec codec = new EventCodec();

  LogCheck(String bootstrapServers, List<Poison.Sent> poison) {
    this.bootstrapServers = bootstrapServers;
    this.poison = poison.stream().map(Poison.Sent::place).collect(Collectors.toSet());
  }

  /**
   * What it found.
   *
   * @param lost acknowledged, and not in the log
   * @param doubled in the log more often than acknowledged
   */
  record Found(List<String> lost, List<String> doubled) {}

  Found check(List<LoadOrder> orders) {
    Map<String, List<Event>> eventsOfOrder = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (EventEnvelope envelope : read()) {
      String order = orderOf(envelope.event());
      if (order != null && seen.add(order + envelope.source() + envelope.eventId())) {
        eventsOfOrder.computeIfAbsent(order, key -> new ArrayList<>()).add(envelope.event());
      }
    }
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (LoadOrder order : orders) {
      List<Event> events = eventsOfOrder.getOrDefault(order.orderId(), List.of());
      compare(found, order, "placed", 1, count(events, OrderPlaced.class));
      compare(
          found,
          order,
          "charged or declined",
          1,
          count(events, PaymentAuthorized.class) + count(events, PaymentFailed.class));
      compare(found, order, "refunded", order.refunds(), count(events, Refunded.class));
      eventsOfOrder.remove(order.orderId());
    }
    eventsOfOrder.forEach((order, events) -> {
      if (events.stream().anyMatch(LogCheck::isOfLoad)) {
        found.doubled().add(order + " was placed and acknowledged to nobody");
      }
    });
    return found;
  }

  private static void compare(
      Found found, LoadOrder order, String what, long expected, long times) {
    if (times != expected) {
      (times < expected ? found.lost() : found.doubled())
          .add("%s: %s %s times, not %s".formatted(order.orderId(), what, times, expected));
    }
  }

  private static long count(List<Event> events, Class<? extends Event> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  /** Null for what is not said of an order by the services that sell and charge. */
  private static @Nullable String orderOf(Event event) {
    if (event instanceof OrderPlaced placed) {
      return placed.orderId();
    }
    if (event instanceof PaymentAuthorized authorized) {
      return authorized.orderId();
    }
    if (event instanceof PaymentFailed failed) {
      return failed.orderId();
    }
    return event instanceof Refunded refunded ? refunded.orderId() : null;
  }

  private static boolean isOfLoad(Event event) {
    return event instanceof OrderPlaced placed && placed.buyerId().startsWith(Load.BUYERS);
  }

  private List<EventEnvelope> read() {
    List<EventEnvelope> events = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(OrderEventsTopic.DEFAULT_NAME).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(polled -> decode(polled, events));
      }
    }
    return events;
  }

  private void decode(ConsumerRecord<byte[], byte[]> polled, List<EventEnvelope> events) {
    if (!poison.contains(polled.partition() + "-" + polled.offset())
        && codec.decode(polled) instanceof Decoded.Readable(EventEnvelope envelope)) {
      events.add(envelope);
    }
  }
}
