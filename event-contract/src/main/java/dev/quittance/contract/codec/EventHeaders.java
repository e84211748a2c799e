package dev.quittance.contract.codec;

import dev.quittance.contract.codec.json.FieldNames;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The headers that decoding needs, gathered in one pass; others are extensions of somebody else's.
 */
final class EventHeaders {

  static final int SPEC_VERSION = 0;
  static final int ID = 1;
  static final int SOURCE = 2;
  static final int TYPE = 3;
  static final int TIME = 4;
  static final int DATA_SCHEMA = 6;
  static final int TRACEPARENT = 9;
  static final int MAC = 10;

  /** As {@link EventCodec#headers} and {@link EventSigner} write them. */
  private static final FieldNames NAMES =
      new FieldNames(
          "ce_specversion",
          "ce_id",
          "ce_source",
          "ce_type",
          "ce_time",
          "ce_subject",
          "ce_dataschema",
          "ce_partitionkey",
          "content-type",
          "traceparent",
          MacInput.HEADER);

  private static final TextCache WORDS = new TextCache();

  private final @Nullable Header[] found = new @Nullable Header[NAMES.size()];

  private EventHeaders() {}

  static EventHeaders of(Iterable<Header> headers) {
    EventHeaders attributes = new EventHeaders();
    int expected = 0;
    for (Header header : headers) {
      int place = NAMES.placeOf(header.key(), expected);
      if (place >= 0) {
        attributes.found[place] = header;
        expected = place + 1;
      }
    }
    return attributes;
  }

  /** The value of a header of which many records have the same. */
  @Nullable String word(int place) {
    byte[] value = value(place);
    return value == null ? null : WORDS.of(value);
  }

  /** The value of a header that each record has its own of. */
  @Nullable String text(int place) {
    byte[] value = value(place);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  byte @Nullable [] value(int place) {
    Header header = found[place];
    return header == null ? null : header.value();
  }
}
