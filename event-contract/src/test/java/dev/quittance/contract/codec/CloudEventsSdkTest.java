package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.golden.GoldenRecord;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The official CloudEvents SDK as an independent client: it reads what we write, and back. */
class CloudEventsSdkTest {

  private final EventCodec codec = new EventCodec();

  static List<GoldenRecord> records() {
    return GoldenRecord.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSdkReadsOurRecordAsTheSameCloudEvent(GoldenRecord golden) {
    EventEnvelope envelope = golden.envelope();
    var headers = new RecordHeaders(codec.headers(envelope));
    CloudEvent read;
    try (var deserializer = new CloudEventDeserializer()) {
      read = deserializer.deserialize("log", headers, codec.payload(envelope.event()));
    }

    assertThat(read.getSpecVersion()).hasToString("1.0");
    assertThat(read.getId()).isEqualTo(envelope.eventId());
    assertThat(read.getSource()).isEqualTo(URI.create(envelope.source()));
    assertThat(read.getType()).isEqualTo(golden.type().wireName());
    assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(envelope.occurredAt());
    assertThat(read.getSubject()).isEqualTo(envelope.event().subject());
    assertThat(read.getDataSchema()).isEqualTo(URI.create(golden.type().dataSchema()));
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(read.getExtension("partitionkey")).isEqualTo(envelope.event().subject());
    assertThat(read.getExtensionNames()).containsExactly("partitionkey");
    assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("records")
  void weReadTheRecordThatTheSdkWritesInBinaryMode(GoldenRecord golden) {
    EventEnvelope envelope = golden.envelope();
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(envelope.eventId())
            .withSource(URI.create(envelope.source()))
            .withType(golden.type().wireName())
            .withTime(envelope.occurredAt().atOffset(ZoneOffset.ofHours(8)))
            .withSubject(envelope.event().subject())
            .withData("application/json", golden.value())
            .build();
    ProducerRecord<byte[], byte[]> sent =
        KafkaMessageFactory.createWriter("log", golden.key()).writeBinary(event);
    String traceparent = envelope.traceparent();
    if (traceparent != null) {
      sent.headers()
          .add("traceparent", traceparent.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(codec.decode(sent.key(), sent.headers(), sent.value()))
        .isEqualTo(new Readable(envelope));
  }
}
