package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.Rfc3339;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.codec.json.BadJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes as Kafka records and back: the CloudEvents 1.0 Kafka protocol binding in binary mode.
 * EventHeaders are headers with the prefix {@code ce_}, the payload is JSON, the key is the event's
 * subject in UTF-8: the order's id. Safe for use by many threads.
 *
 * <p>Reading is strict with what this contract defines and lenient with everything else: unknown
 * headers and fields are ignored, of a repeated header the last one counts as in Kafka's own {@code
 * lastHeader}, a field of ours that appears twice makes the payload unreadable. A payload is at
 * most {@value #MAX_NESTING} levels deep.
 */
public final class EventCodec {

  private static final String SPEC_VERSION = "1.0";
  private static final String JSON_TYPE = "application/json";
  private static final int MAX_NESTING = 16;
  private static final int MAX_STRING = 65_536;

  private final PayloadWriter writer;
  private final PayloadReader reader;

  public EventCodec() {
    JsonFactory json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING)
                    .build())
            // FieldNames that collide in a parser's table cost time, but must not make a payload
            // after
            // them unreadable.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();
    this.writer = new PayloadWriter(json);
    this.reader = new PayloadReader(json);
  }

  /**
   * The record's key: the subject. For what happens to an order that is its id, so that its events
   * share a partition.
   */
  public byte[] key(Event event) {
    return utf8(event.subject());
  }

  /** The record's value: JSON in UTF-8, fields in the order of the event's components. */
  public byte[] payload(Event event) {
    return writer.write(event);
  }

  /** The record's headers, in a fixed order. */
  public List<Header> headers(EventEnvelope envelope) {
    EventType type = EventType.of(envelope.event());
    List<Header> headers = new ArrayList<>(10);
    headers.add(header("ce_specversion", SPEC_VERSION));
    headers.add(header("ce_id", envelope.eventId()));
    headers.add(header("ce_source", envelope.source()));
    headers.add(header("ce_type", type.wireName()));
    headers.add(header("ce_time", Rfc3339.write(envelope.occurredAt())));
    headers.add(header("ce_subject", envelope.event().subject()));
    headers.add(header("ce_dataschema", type.dataSchema()));
    headers.add(header("ce_partitionkey", envelope.event().subject()));
    headers.add(header("content-type", JSON_TYPE));
    String traceparent = envelope.traceparent();
    if (traceparent != null) {
      headers.add(header("traceparent", traceparent));
    }
    return headers;
  }

  /**
   * Reads a record of the log, whoever published it; services read with a {@link RecordDecoder}.
   * Total: whatever the bytes are, there is an answer.
   */
  public Decoded decode(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    return decode(kafkaRecord.key(), kafkaRecord.headers(), kafkaRecord.value());
  }

  /** Reads a record by its parts. Total: whatever the bytes are, there is an answer. */
  public Decoded decode(byte @Nullable [] key, Iterable<Header> headers, byte @Nullable [] value) {
    return decode(key, EventHeaders.of(headers), value);
  }

  Decoded decode(byte @Nullable [] key, EventHeaders attributes, byte @Nullable [] value) {
    if (!SPEC_VERSION.equals(attributes.word(EventHeaders.SPEC_VERSION))) {
      return notACloudEvent("ce_specversion is not 1.0");
    }
    String id = attributes.text(EventHeaders.ID);
    if (id == null || !Ids.isId(Ids.EVENT, id)) {
      return notACloudEvent("ce_id is not evt_<32 hex digits>");
    }
    String timeText = attributes.text(EventHeaders.TIME);
    Instant time = timeText == null ? null : Rfc3339.read(timeText);
    if (time == null) {
      return notACloudEvent("ce_time is not an RFC 3339 timestamp");
    }
    String source = attributes.word(EventHeaders.SOURCE);
    if (source == null || !EventEnvelope.isSource(source)) {
      return notACloudEvent("ce_source is not 1 to 255 printable characters");
    }
    String typeName = attributes.word(EventHeaders.TYPE);
    if (typeName == null) {
      return notACloudEvent("ce_type is missing");
    }
    EventType type = EventType.ofWireName(typeName);
    if (type == null) {
      return unknownType("ce_type is not one this version knows");
    }
    // CloudEvents 1.0, dataschema: incompatible changes show as a different URI.
    String dataSchema = attributes.word(EventHeaders.DATA_SCHEMA);
    if (dataSchema != null && !dataSchema.equals(type.dataSchema())) {
      return unknownType("ce_dataschema is not " + type.dataSchema());
    }
    if (value == null) {
      return new Unreadable(RefusalCode.BAD_PAYLOAD, "the record has no payload");
    }
    Event event;
    try {
      event = reader.read(type, value);
    } catch (BadJsonException e) {
      return new Unreadable(RefusalCode.BAD_PAYLOAD, String.valueOf(e.getMessage()));
    }
    if (!isKeyOf(event, key)) {
      return new Unreadable(
          RefusalCode.KEY_MISMATCH, "the record's key is not the order id in the payload");
    }
    String traceparent = attributes.text(EventHeaders.TRACEPARENT);
    return new Readable(new EventEnvelope(id, time, source, traceparent, event));
  }

  private static boolean isKeyOf(Event event, byte @Nullable [] key) {
    String subject = event.subject();
    if (key == null || key.length != subject.length()) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] != (byte) subject.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Unreadable notACloudEvent(String detail) {
    return new Unreadable(RefusalCode.NOT_A_CLOUD_EVENT, detail);
  }

  private static Unreadable unknownType(String detail) {
    return new Unreadable(RefusalCode.UNKNOWN_TYPE, detail);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
