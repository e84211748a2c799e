package dev.quittance.contract.codec;

import static dev.quittance.contract.RefusalCode.BAD_PAYLOAD;
import static dev.quittance.contract.RefusalCode.KEY_MISMATCH;
import static dev.quittance.contract.RefusalCode.NOT_A_CLOUD_EVENT;
import static dev.quittance.contract.RefusalCode.UNKNOWN_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRecordsTest {

  private static final GoldenRecord GOLDEN = GoldenRecord.all().getFirst();

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @CsvSource(
      nullValues = "ABSENT",
      value = {
        "ce_specversion, ABSENT",
        "ce_specversion, ''",
        "ce_specversion, 0.3",
        "ce_specversion, 1.1",
        "ce_id,          ABSENT",
        "ce_id,          ''",
        "ce_id,          evt_1",
        "ce_id,          ord_0199aa10b2c37d4e8f5061728394a5b6",
        "ce_id,          EVT_0199aa10d0007a1b9c2d3e4f50617201",
        "ce_id,          evt_0199AA10D0007A1B9C2D3E4F50617201",
        "ce_id,          evt_0199aa10d0007a1b9c2d3e4f506172012",
        "ce_time,        ABSENT",
        "ce_time,        ''",
        "ce_time,        yesterday",
        "ce_time,        2026-11-22T10:00:00",
        "ce_time,        2026-02-30T10:00:00Z",
        "ce_time,        +999999999-12-31T23:59:59Z",
        "ce_source,      ABSENT",
        "ce_source,      ''",
        "ce_source,      '  '",
        "ce_type,        ABSENT",
      })
  void aRecordWithoutTheAttributesOfACloudEventIsNone(String header, @Nullable String value) {
    assertUnreadable(NOT_A_CLOUD_EVENT, GOLDEN.key(), with(header, value), GOLDEN.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u009bb"})
  void aSourceWithControlCharactersIsNoCloudEvent(String source) {
    assertUnreadable(NOT_A_CLOUD_EVENT, GOLDEN.key(), with("ce_source", source), GOLDEN.value());
    assertUnreadable(
        NOT_A_CLOUD_EVENT, GOLDEN.key(), with("ce_source", "x".repeat(256)), GOLDEN.value());
  }

  @Test
  void aRecordWithoutHeadersIsNoCloudEvent() {
    assertUnreadable(NOT_A_CLOUD_EVENT, GOLDEN.key(), List.of(), GOLDEN.value());
  }

  @ParameterizedTest
  @CsvSource({
    "ce_type,       ''",
    "ce_type,       OrderPlaced",
    "ce_type,       dev.quittance.orderplaced",
    "ce_type,       dev.quittance.OrderShipped",
    "ce_type,       com.example.OrderPlaced",
    "ce_dataschema, urn:quittance:event:OrderPlaced:2",
    "ce_dataschema, urn:quittance:event:Refunded:1",
    "ce_dataschema, ''",
  })
  void aTypeOrVersionOfTomorrowIsUnknown(String header, String value) {
    assertUnreadable(UNKNOWN_TYPE, GOLDEN.key(), with(header, value), GOLDEN.value());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aRecordWithoutPayloadIsABadPayloadOfAnyType(EventType type) {
    var headers = with("ce_type", type.wireName());
    headers.removeIf(header -> header.key().equals("ce_dataschema"));

    assertUnreadable(BAD_PAYLOAD, GOLDEN.key(), headers, null);
    assertUnreadable(BAD_PAYLOAD, GOLDEN.key(), headers, new byte[0]);
  }

  @Test
  void aKeyThatIsNotTheOrderIdIsAMismatch() {
    byte[] longer = java.util.Arrays.copyOf(GOLDEN.key(), GOLDEN.key().length + 1);
    byte[] other = "ord_0199aa10b2c37d4e8f5061728394a5b7".getBytes(StandardCharsets.UTF_8);

    assertUnreadable(KEY_MISMATCH, null, GOLDEN.headers(), GOLDEN.value());
    assertUnreadable(KEY_MISMATCH, new byte[0], GOLDEN.headers(), GOLDEN.value());
    assertUnreadable(KEY_MISMATCH, longer, GOLDEN.headers(), GOLDEN.value());
    assertUnreadable(KEY_MISMATCH, other, GOLDEN.headers(), GOLDEN.value());
  }

  @Test
  void theFirstReasonInDocumentedOrderIsTold() {
    List<Header> headers = new ArrayList<>(GOLDEN.headers());

    assertUnreadable(KEY_MISMATCH, null, headers, GOLDEN.value());
    assertUnreadable(BAD_PAYLOAD, null, headers, null);
    headers.add(header("ce_type", "dev.quittance.Nothing"));
    assertUnreadable(UNKNOWN_TYPE, null, headers, null);
    headers.add(header("ce_time", "never"));
    assertUnreadable(NOT_A_CLOUD_EVENT, null, headers, null);
  }

  @Test
  void ofARepeatedHeaderTheLastOneCounts() {
    List<Header> headers = new ArrayList<>(GOLDEN.headers());
    headers.addFirst(header("ce_id", "nonsense"));
    assertThat(codec.decode(GOLDEN.key(), headers, GOLDEN.value()))
        .isEqualTo(new Readable(GOLDEN.envelope()));

    headers.add(new RecordHeader("ce_id", null));
    assertUnreadable(NOT_A_CLOUD_EVENT, GOLDEN.key(), headers, GOLDEN.value());
  }

  @Test
  void aRecordWithoutDataSchemaOrTraceIsReadable() {
    List<Header> headers = new ArrayList<>(GOLDEN.headers());
    headers.removeIf(h -> h.key().equals("ce_dataschema") || h.key().equals("traceparent"));

    assertThat(codec.decode(GOLDEN.key(), headers, GOLDEN.value())).isInstanceOf(Readable.class);
  }

  private Unreadable assertUnreadable(
      RefusalCode reason, byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {
    Decoded decoded = codec.decode(key, headers, value);

    assertThat(decoded).isInstanceOf(Unreadable.class);
    var unreadable = (Unreadable) decoded;
    assertThat(unreadable.code()).as(unreadable.detail()).isEqualTo(reason);
    assertThat(unreadable.detail()).isNotBlank();
    return unreadable;
  }

  private static List<Header> with(String name, @Nullable String value) {
    List<Header> headers = new ArrayList<>(GOLDEN.headers());
    headers.removeIf(header -> header.key().equals(name));
    if (value != null) {
      headers.add(header(name, value));
    }
    return headers;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
