package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFilesTest {

  private final EventCodec codec = new EventCodec();

  static List<GoldenRecord> records() {
    return GoldenRecord.withOptionalFields();
  }

  @Test
  void everyTypeOfEventHasAGoldenFile() {
    assertThat(GoldenRecord.all())
        .extracting(GoldenRecord::type)
        .containsExactlyInAnyOrder(EventType.values());
  }

  @ParameterizedTest
  @MethodSource("records")
  void anEventIsWrittenByteForByteAsInItsGoldenFile(GoldenRecord golden) {
    var event = golden.envelope().event();

    assertThat(codec.payload(event)).asString(StandardCharsets.UTF_8).isEqualTo(golden.payload());
    assertThat(codec.headers(golden.envelope())).isEqualTo(golden.headers());
    assertThat(codec.key(event)).isEqualTo(golden.key());
  }

  @ParameterizedTest
  @MethodSource("records")
  void aGoldenFileIsReadAsItsEvent(GoldenRecord golden) {
    assertThat(codec.decode(golden.key(), golden.headers(), golden.value()))
        .isEqualTo(new Readable(golden.envelope()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordFromKafkaIsReadAsItsEvent(GoldenRecord golden) {
    var polled = new ConsumerRecord<>("log", 3, 42L, golden.key(), golden.value());
    golden.headers().forEach(polled.headers()::add);

    assertThat(codec.decode(polled)).isEqualTo(new Readable(golden.envelope()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void theWireNameLeadsBackToTheType(GoldenRecord golden) {
    EventType type = golden.type();

    assertThat(EventType.ofWireName(type.wireName())).isSameAs(type);
    assertThat(type.recordClass()).isSameAs(golden.envelope().event().getClass());
  }

  @Test
  void offsetsOf64BitsAreHeldExactly() {
    var golden = GoldenRecord.of(EventType.PARKED_EVENT_RETRIED);
    byte[] payload =
        golden.payload().replace("184467", "9223372036854775807").getBytes(StandardCharsets.UTF_8);
    var decoded = (Readable) codec.decode(golden.key(), golden.headers(), payload);

    assertThat(((ParkedEventRetried) decoded.envelope().event()).parkedOffset())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theNamesOnTheWireNeverChange() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::dataSchema))
        .containsExactly(
            "urn:quittance:event:OrderPlaced:1",
            "urn:quittance:event:PaymentAuthorized:1",
            "urn:quittance:event:PaymentFailed:1",
            "urn:quittance:event:Refunded:1",
            "urn:quittance:event:ParkedEventRetried:1",
            "urn:quittance:event:ParkedEventDiscarded:1",
            "urn:quittance:event:ParkedRecordDiscarded:1",
            "urn:quittance:event:PaymentActionRequired:1",
            "urn:quittance:event:PaymentRetryRequested:1",
            "urn:quittance:event:RefundFailed:1",
            "urn:quittance:event:DisputeOpened:1",
            "urn:quittance:event:DisputeClosed:1",
            "urn:quittance:event:MoneyReceived:1",
            "urn:quittance:event:MoneyAllocated:1",
            "urn:quittance:event:MoneyReturned:1",
            "urn:quittance:event:MoneyDebited:1",
            "urn:quittance:event:OrderCancelled:1",
            "urn:quittance:event:BuyerDisputeOpened:1",
            "urn:quittance:event:BuyerDisputeResolved:1",
            "urn:quittance:event:BuyerDisputeRefundFailed:1");
  }
}
