package dev.quittance.cli.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log and what could be read of it. Its payload is not kept: it may be a megabyte
 * of anything.
 *
 * @param timestamp the broker's, in milliseconds
 * @param key an event's is its order's id; of another one the beginning
 */
record LoggedEvent(
    int partition, long offset, long timestamp, @Nullable String key, Decoded decoded) {

  /** Characters of a key that are kept; an order's id has 36. */
  private static final int MAX_KEY = 100;

  /** What the log holds and no service can read: each parks it. */
  static final String UNREADABLE = "unreadable";

  private static final EventCodec CODEC = new EventCodec();

  static final List<Field<LoggedEvent>> FIELDS =
      List.of(
          Field.shown(Column.left("place"), LoggedEvent::place),
          Field.csv("partition", LoggedEvent::partition),
          Field.csv("offset", LoggedEvent::offset),
          Field.of(Column.time("time"), "time", LoggedEvent::time),
          Field.of(Column.left("event"), "type", LoggedEvent::type),
          Field.csv("eventId", LoggedEvent::eventId),
          Field.of(Column.key("order"), "order", LoggedEvent::key),
          Field.of(Column.left("summary"), "summary", LoggedEvent::summary));

  static LoggedEvent of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    byte[] key = kafkaRecord.key();
    return new LoggedEvent(
        kafkaRecord.partition(),
        kafkaRecord.offset(),
        kafkaRecord.timestamp(),
        key == null
            ? null
            : new String(key, 0, Math.min(key.length, MAX_KEY), StandardCharsets.UTF_8),
        CODEC.decode(kafkaRecord));
  }

  /** As parked events have it, for example 3-1042. */
  private String place() {
    return partition + "-" + offset;
  }

  private @Nullable EventEnvelope envelope() {
    return decoded instanceof Decoded.Readable(EventEnvelope envelope) ? envelope : null;
  }

  /** When it happened; of what cannot be read, when it was written. */
  String time() {
    EventEnvelope envelope = envelope();
    return (envelope == null ? Instant.ofEpochMilli(timestamp) : envelope.occurredAt()).toString();
  }

  /** For example OrderPlaced. */
  String type() {
    EventEnvelope envelope = envelope();
    return envelope == null ? UNREADABLE : EventType.of(envelope.event()).simpleName();
  }

  private @Nullable String eventId() {
    EventEnvelope envelope = envelope();
    return envelope == null ? null : envelope.eventId();
  }

  private String summary() {
    return switch (decoded) {
      case Decoded.Readable(EventEnvelope envelope) -> Summary.of(envelope.event());
      case Decoded.Unreadable(var reason, String detail) -> reason + ": " + detail;
    };
  }

  /** One line. */
  String json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("partition", partition);
    json.put("offset", offset);
    json.put("time", time());
    json.put("type", type());
    switch (decoded) {
      case Decoded.Readable(EventEnvelope envelope) -> {
        json.put("eventId", envelope.eventId());
        json.put("source", envelope.source());
        if (envelope.event() instanceof OrderEvent ofOrder) {
          json.put("orderId", ofOrder.orderId());
        }
        json.put("summary", summary());
        json.putRawValue(
            "data",
            new RawValue(new String(CODEC.payload(envelope.event()), StandardCharsets.UTF_8)));
      }
      case Decoded.Unreadable(var reason, String detail) -> {
        json.put("key", key);
        json.put("reason", reason.name());
        json.put("detail", detail);
      }
    }
    try {
      return Json.MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a tree as JSON", e);
    }
  }
}
