package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.golden.GoldenRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Golden records with bytes flipped, cut, doubled or inserted. Whatever comes, decoding answers,
 * and what it calls readable can be written and read again. More seeds: {@code
 * -Dquittance.fuzz.records=1000000}.
 */
class DecodeFuzzTest {

  private static final int RECORDS = Integer.getInteger("quittance.fuzz.records", 5_000);
  private static final byte[] TELLING =
      "{}[]:,\"\\ -+.0123456789eEnulltruefalseZT\u0000\n"
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final EventCodec codec = new EventCodec();

  @RepeatedTest(4)
  void decodingIsTotal(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<GoldenRecord> golden = GoldenRecord.withOptionalFields();
    for (int i = 0; i < RECORDS; i++) {
      GoldenRecord intact = golden.get(random.nextInt(golden.size()));
      byte[] key = random.nextInt(10) == 0 ? disturbed(intact.key(), random) : intact.key();
      byte[] value = random.nextInt(4) == 0 ? intact.value() : disturbed(intact.value(), random);
      List<Header> headers =
          random.nextInt(2) == 0 ? intact.headers() : disturbed(intact.headers(), random);

      Decoded decoded = codec.decode(key, headers, value);
      // Its parser has seen thousands of other documents, most of them broken.
      assertThat(decoded).isEqualTo(new EventCodec().decode(key, headers, value));
      switch (decoded) {
        case Readable(EventEnvelope envelope) -> assertSurvives(envelope);
        case Unreadable(RefusalCode code, String detail) ->
            assertThat(detail).as(code.name()).isNotBlank().hasSizeLessThan(200);
      }
    }
  }

  private void assertSurvives(EventEnvelope envelope) {
    var event = envelope.event();
    assertThat(codec.decode(codec.key(event), codec.headers(envelope), codec.payload(event)))
        .isEqualTo(new Readable(envelope));
  }

  private static List<Header> disturbed(List<Header> headers, Random random) {
    List<Header> disturbed = new ArrayList<>(headers);
    int at = random.nextInt(disturbed.size());
    Header header = disturbed.get(at);
    switch (random.nextInt(4)) {
      case 0 -> disturbed.remove(at);
      case 1 -> disturbed.add(new RecordHeader(header.key(), null));
      default ->
          disturbed.set(at, new RecordHeader(header.key(), disturbed(header.value(), random)));
    }
    return disturbed;
  }

  private static byte[] disturbed(byte[] bytes, Random random) {
    byte[] disturbed = bytes;
    for (int changes = 1 + random.nextInt(3); changes > 0 && disturbed.length > 0; changes--) {
      disturbed = disturbedOnce(disturbed, random);
    }
    return disturbed;
  }

  private static byte[] disturbedOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(Math.min(40, bytes.length - at) + 1);
    byte[] any = {(byte) random.nextInt(256)};
    byte[] telling = {TELLING[random.nextInt(TELLING.length)]};
    return switch (random.nextInt(6)) {
      case 0 -> spliced(bytes, at, any, at + 1);
      case 1 -> spliced(bytes, at, telling, at + 1);
      case 2 -> spliced(bytes, at, random.nextBoolean() ? any : telling, at);
      case 3 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
      case 4 -> spliced(bytes, at, new byte[0], to);
      default -> Arrays.copyOf(bytes, at);
    };
  }

  /** The bytes before {@code from}, the inserted ones, the bytes from {@code to} on. */
  private static byte[] spliced(byte[] bytes, int from, byte[] inserted, int to) {
    byte[] spliced = new byte[from + inserted.length + bytes.length - to];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(inserted, 0, spliced, from, inserted.length);
    System.arraycopy(bytes, to, spliced, from + inserted.length, bytes.length - to);
    return spliced;
  }
}
