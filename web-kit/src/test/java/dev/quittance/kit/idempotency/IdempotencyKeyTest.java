package dev.quittance.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quittance.kit.problem.ProblemException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          8e03978e-40d5-43ed-bc93-6894a57f9324   | 8e03978e-40d5-43ed-bc93-6894a57f9324
          "8e03978e-40d5-43ed-bc93-6894a57f9324" | 8e03978e-40d5-43ed-bc93-6894a57f9324
          a                                      | a
          "a b"                                  | a b
          a b                                    | a b
          "a\\"b"                                | a"b
          "a\\\\b"                               | a\\b
          a"b                                    | a"b
          """)
  void quotedAndBareFormsNameTheSameKey(String header, String value) {
    assertThat(IdempotencyKey.parse(header).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"",
        "\"\"",
        "\"a",
        "\"a\"b",
        "\"a\\\"",
        "\"a\\b\"",
        "\"a\";p=1",
        "ü",
        "a\tb",
        "\u0000"
      })
  void malformedOnesAreRefused(String header) {
    assertThat(codeOf(header)).isEqualTo("idempotency_key_malformed");
  }

  @Test
  void lengthsAreOneTo255() {
    assertThat(IdempotencyKey.parse("k".repeat(255)).value()).hasSize(255);
    assertThat(IdempotencyKey.parse('"' + "k".repeat(255) + '"').value()).hasSize(255);
    assertThat(codeOf("k".repeat(256))).isEqualTo("idempotency_key_malformed");
    assertThat(codeOf('"' + "k".repeat(256) + '"')).isEqualTo("idempotency_key_malformed");
  }

  @Test
  void garbageIsAKeyOrAProblem() {
    Random random = new Random(7);
    String alphabet = "\"\\ab ;=\u0001ü\uD800";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder header = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        header.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(IdempotencyKey.parse(header.toString()).value()).isNotEmpty();
      } catch (ProblemException e) {
        assertThat(e.problem().status()).isEqualTo(400);
      }
    }
  }

  private static String codeOf(String header) {
    return catchThrowableOfType(ProblemException.class, () -> IdempotencyKey.parse(header))
        .problem()
        .code()
        .code();
  }
}
