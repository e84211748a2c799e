package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadPayloadsTest {

  private static final GoldenRecord GOLDEN = GoldenRecord.of(EventType.ORDER_PLACED);

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "7",
        "\"text\"",
        "[]",
        "{}",
        "{",
        "}",
        "not json",
        "{'orderId':1}",
        "{\"orderId\":}",
        "{\"orderId\"}",
        "{orderId:1}",
        "{,}",
        "\uFEFF",
      })
  void whatIsNoJsonObjectWithItsFieldsIsABadPayload(String payload) {
    assertBadPayload(payload);
  }

  /** Each row replaces a piece of the golden payload. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"orderId\"                | \"orderid\"                                 | orderId",
        "\"ord_0199aa10             | \"ord_0199AA10                              | is not an id",
        "\"ord_0199aa10             | \"pay_0199aa10                              | is not an id",
        "\"ord_0199aa10             | \"ord_                                      | is not an id",
        "\"buyer-7\"                | null                                        | buyerId",
        "\"buyer-7\"                | 7                                           | buyerId",
        "\"buyer-7\"                | true                                        | buyerId",
        "\"buyer-7\"                | [\"buyer-7\"]                               | buyerId",
        "\"buyer-7\"                | {\"id\":\"buyer-7\"}                        | buyerId",
        "\"buyer-7\"                | {\"amount\":1,\"currency\":\"CNY\"}         | buyerId",
        "\"buyer-7\"                | \"\"                                        | buyerId",
        "\"buyer-7\"                | \"-buyer\"                                  | buyerId",
        "\"buyer-7\"                | \"buyer:7\"                                 | buyerId",
        "\"buyer-7\"                | \"buy\\u0000er\"                            | buyerId",
        "\"buyer-7\"                | \"\\ud800\"                                 | buyerId",
        "{\"amount\":129900,\"currency\":\"CNY\"} | null                          | total",
        "{\"amount\":129900,\"currency\":\"CNY\"} | 129900                        | total",
        "{\"amount\":129900,\"currency\":\"CNY\"} | \"1299.00 CNY\"               | total",
        "{\"amount\":129900,\"currency\":\"CNY\"} | [129900,\"CNY\"]              | total",
        "{\"amount\":129900,\"currency\":\"CNY\"} | {}                            | total",
        "\"amount\":129900          | \"amounts\":129900                          | total",
        "129900                     | 0                                           | total",
        "129900                     | -129900                                     | total",
        "129900                     | 1299.00                                     | total",
        "129900                     | 129900.0                                    | total",
        "129900                     | 1299e2                                      | total",
        "129900                     | \"129900\"                                  | total",
        "129900                     | null                                        | total",
        "129900                     | {\"minor\":129900}                          | total",
        "129900                     | 1000000000000                               | total",
        "129900                     | 9223372036854775807                         | total",
        "129900                     | 9223372036854775808                         | total",
        "129900                     | -9223372036854775808                        | total",
        "129900                     | 123456789012345678901234567890              | total",
        "129900                     | 0129900                                     | not JSON",
        "129900                     | +129900                                     | not JSON",
        "129900                     | NaN                                         | not JSON",
        "129900                     | 129900,\"amount\":1                         | twice",
        "\"CNY\"                    | \"cny\"                                     | total",
        "\"CNY\"                    | \"ZZZ\"                                     | total",
        "\"CNY\"                    | \"XXX\"                                     | total",
        "\"CNY\"                    | \"XAU\"                                     | total",
        "\"CNY\"                    | \"\"                                        | total",
        "\"CNY\"                    | \"RMB yuan\"                                | total",
        "\"CNY\"                    | \"元\"                                      | total",
        "\"CNY\"                    | 156                                         | total",
        "\"CNY\"                    | \"CNY\",\"currency\":\"USD\"                | twice",
        "\"buyer-7\"                | \"buyer-7\",\"buyerId\":\"buyer-8\"         | twice",
        "\"buyer-7\"                | \"buyer-7\",\"buyerId\":null                | twice",
        "\"buyer-7\",               | \"buyer-7\"                                 | not JSON",
        "\"buyer-7\",               | \"buyer-7\",,                               | not JSON",
      })
  void aFieldOfAnotherKindIsABadPayload(String piece, String instead, String detail) {
    assertThat(GOLDEN.payload()).contains(piece);

    assertThat(assertBadPayload(GOLDEN.payload().replace(piece, instead)).detail())
        .contains(detail);
  }

  @Test
  void aPayloadCutOffAnywhereIsABadPayload() {
    for (GoldenRecord golden : GoldenRecord.withOptionalFields()) {
      for (int length = 0; length < golden.value().length; length++) {
        byte[] cut = Arrays.copyOf(golden.value(), length);

        assertBadPayload(golden, cut);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", ",", "}", "null", "\u0000"})
  void aPayloadWithMoreBehindItIsABadPayload(String more) {
    assertBadPayload(GOLDEN.payload() + more);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 1_000, 100_000})
  void aPayloadNestedTooDeepIsABadPayload(int depth) {
    String last = GOLDEN.payload().substring(0, GOLDEN.payload().length() - 1);

    assertBadPayload(last + ",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    assertBadPayload(last + ",\"a\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth + 1));
    assertBadPayload(last.replace("129900", "[".repeat(depth)));
  }

  @Test
  void aPayloadOfBytesThatAreNotUtf8IsABadPayload() {
    byte[] payload = GOLDEN.value();
    payload[GOLDEN.payload().indexOf("buyer-7")] = (byte) 0xC3;

    assertBadPayload(GOLDEN, payload);
  }

  /**
   * RFC 8259 section 8.1 forbids a byte order mark; before the first payload as before any other.
   */
  @Test
  void aByteOrderMarkIsABadPayloadWhateverWasReadBefore() {
    byte[] marked = utf8("\uFEFF" + GOLDEN.payload());

    for (int length = 1; length <= marked.length; length++) {
      byte[] cut = Arrays.copyOf(marked, length);
      String first = assertBadPayload(GOLDEN, cut).detail();

      assertGoldenIsReadable(GOLDEN.value());
      assertThat(assertBadPayload(GOLDEN, cut).detail()).isEqualTo(first);
    }
  }

  /**
   * A parser that has met {@code buyerId} behind another name has it in its table of names, where
   * {@code buye}, 0xff, {@code rId} looks alike.
   */
  @Test
  void aNameThatIsNotUtf8IsNotTakenForOneMetBefore() {
    String turned =
        GOLDEN.payload().replaceFirst("\\{(\"orderId\":[^,]*),(\"buyerId\":[^,]*)", "{$2,$1");

    for (String name : List.of("buyerId", "orderId", "supplierId", "amount", "currency")) {
      for (int at = 1; at < name.length(); at++) {
        String filled = name.substring(0, at) + "\u00ff" + name.substring(at);

        assertGoldenIsReadable(utf8(turned));
        assertBadPayload(GOLDEN, latin(turned.replace(name, filled)));
      }
    }
  }

  @Test
  void theDetailNeverTellsACardNumberOrALongValue() {
    for (String secret : List.of("4242424242424242 ", "4242 4242 4242 4242", "x".repeat(60_000))) {
      for (String piece : List.of("buyer-7", "Tea_House", "CNY", "ord_0199aa10", "pm_0199aa0f")) {
        String detail = assertBadPayload(GOLDEN.payload().replace(piece, secret + ":")).detail();

        assertThat(detail).hasSizeLessThan(200).doesNotContain("42424242", "4242 4242");
      }
    }
  }

  private Unreadable assertBadPayload(String payload) {
    return assertBadPayload(GOLDEN, utf8(payload));
  }

  private void assertGoldenIsReadable(byte[] payload) {
    assertThat(codec.decode(GOLDEN.key(), GOLDEN.headers(), payload))
        .isInstanceOf(Decoded.Readable.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Unreadable assertBadPayload(GoldenRecord golden, byte[] payload) {
    Decoded decoded = codec.decode(golden.key(), golden.headers(), payload);

    assertThat(decoded)
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable ->
                assertThat(unreadable.code())
                    .as(unreadable.detail())
                    .isEqualTo(RefusalCode.BAD_PAYLOAD));
    return (Unreadable) decoded;
  }
}
