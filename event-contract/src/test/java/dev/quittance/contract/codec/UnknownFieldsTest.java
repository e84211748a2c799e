package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Within a version fields are only added: today's reader must read tomorrow's payload. */
class UnknownFieldsTest {

  static final List<String> ADDED =
      List.of(
          "\"note\":\"later\"",
          "\"note\":null,\"flag\":true,\"ratio\":0.5,\"exponent\":1e300",
          "\"huge\":123456789012345678901234567890",
          "\"tags\":[\"a\",{\"orderId\":\"ord_x\"},[1,2,[3]]]",
          "\"nested\":{\"orderId\":7,\"total\":{\"amount\":\"x\"},\"deeper\":{\"list\":[{}]}}",
          "\"looksLikeMoney\":{\"amount\":99999999999999,\"currency\":\"nope\"}",
          "\"looksLikeMoney\":{\"amount\":1,\"amount\":2,\"currency\":\"XXX\"}",
          "\"twice\":1,\"twice\":2",
          "\"\":\"\",\"\\u0000\":\"\\u0000\"",
          many());

  private final EventCodec codec = new EventCodec();

  private static String many() {
    return IntStream.range(0, 500)
        .mapToObj(i -> String.format(Locale.ROOT, "\"field%d\":{\"n\":%d}", i, i))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @FieldSource("ADDED")
  void unknownFieldsAreIgnoredWhereverTheyStand(String added) {
    for (GoldenRecord golden : GoldenRecord.withOptionalFields()) {
      String payload = golden.payload();
      String last = payload.substring(0, payload.length() - 1);

      assertReadable(golden, "{" + added + "," + payload.substring(1));
      assertReadable(golden, last + "," + added + "}");
      assertReadable(golden, payload.replace("{\"amount\":", "{" + added + ",\"amount\":"));
      assertReadable(golden, payload.replace("\"},\"", "\"," + added + "},\""));
    }
  }

  @Test
  void fieldsMayStandInAnyOrderWithAnyWhiteSpace() {
    GoldenRecord golden = GoldenRecord.all().getFirst();

    assertReadable(
        golden,
        """
        { "total" : { "currency" : "CNY" , "amount" : 129900 },
          "paymentMethodId" : "pm_0199aa0f00007a1b9c2d3e4f50617283",
          "supplierId" : "Tea\\u005fHouse", "buyerId" : "buyer-7",
          "orderId" : "ord_0199aa10b2c37d4e8f5061728394a5b6" }
        """);
  }

  @Test
  void unknownHeadersAreIgnored() {
    for (GoldenRecord golden : GoldenRecord.withOptionalFields()) {
      var headers = new ArrayList<>(golden.headers());
      headers.addFirst(new RecordHeader("ce_later", new byte[] {-1}));
      headers.add(new RecordHeader("anything", null));

      assertThat(codec.decode(golden.key(), headers, golden.value()))
          .isEqualTo(new Readable(golden.envelope()));
    }
  }

  private void assertReadable(GoldenRecord golden, String payload) {
    assertThat(
            codec.decode(golden.key(), golden.headers(), payload.getBytes(StandardCharsets.UTF_8)))
        .as(payload)
        .isEqualTo(new Readable(golden.envelope()));
  }
}
