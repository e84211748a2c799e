package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  @Test
  void anyInstantOfFourDigitYearsIsReadAsItWasWritten() {
    Random random = new Random(25);
    for (int i = 0; i < 50_000; i++) {
      Instant instant = anyInstant(random);

      assertThat(Rfc3339.read(Rfc3339.write(instant))).isEqualTo(instant);
    }
  }

  @Test
  void theFastPathAgreesWithJavasParserOnWhateverItTakes() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      String text = disturbed(Rfc3339.write(anyInstant(random)), random);
      Instant read = Rfc3339.read(text);

      if (read != null) {
        assertThat(read).as(text).isEqualTo(javas(text));
      } else {
        // Java takes more than RFC 3339: 24:00 and the leap second
        assertThat(javas(text) == null || text.contains("T24:00") || text.contains("59:60"))
            .as(text)
            .isTrue();
      }
    }
  }

  @Test
  void anOffsetMeansTheSameInstant() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      Instant instant = anyInstant(random);
      var offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
      if (text.charAt(0) != '-' && text.charAt(0) != '+' && text.length() >= 20) {
        assertThat(Rfc3339.read(text)).as(text).isEqualTo(instant);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z,             2026-11-22T10:00:00Z",
    "2026-11-22T10:00:00.1Z,           2026-11-22T10:00:00.1Z",
    "2026-11-22T10:00:00.000000001Z,   2026-11-22T10:00:00.000000001Z",
    "2026-11-22t10:00:00z,             2026-11-22T10:00:00Z",
    "2026-11-22T18:00:00.5+08:00,      2026-11-22T10:00:00.5Z",
    "2026-11-22T00:00:00-00:00,        2026-11-22T00:00:00Z",
    "2024-02-29T23:59:59Z,             2024-02-29T23:59:59Z",
    "0000-01-01T00:00:00Z,             0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z,   9999-12-31T23:59:59.999999999Z",
  })
  void rfc3339IsUnderstood(String text, Instant instant) {
    assertThat(Rfc3339.read(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "yesterday",
        "2026-11-22",
        "2026-11-22T10:00Z",
        "2026-11-22T10:00:00",
        "2026-11-22 10:00:00Z",
        "2026-11-22T10:00:00.Z",
        "2026-11-22T10:00:00,5Z",
        "2026-11-22T10:00:00.1234567890Z",
        "2026-11-22T10:00:00.12345678-Z",
        "2026-11-22T10:00:00+08",
        "2026-11-22T10:00:00+0800",
        "2026-11-22T10:00:00+08:00[Asia/Shanghai]",
        "2026-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-00-01T10:00:00Z",
        "2026-11-31T10:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T10:60:00Z",
        "2026-12-31T23:59:60Z",
        "+12026-11-22T10:00:00Z",
        "-0001-11-22T10:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "２０２６-11-22T10:00:00Z",
        "1763805600"
      })
  void anythingElseIsNoTimestamp(String text) {
    assertThat(Rfc3339.read(text)).isNull();
  }

  private static Instant anyInstant(Random random) {
    Instant instant =
        Instant.ofEpochSecond(random.nextLong(FIRST, AFTER_LAST), random.nextInt(1_000_000_000));
    return switch (random.nextInt(4)) {
      case 0 -> instant.truncatedTo(ChronoUnit.SECONDS);
      case 1 -> instant.truncatedTo(ChronoUnit.MILLIS);
      case 2 -> instant.truncatedTo(ChronoUnit.MICROS);
      default -> instant;
    };
  }

  /** One digit or sign exchanged, so that the shape mostly stays and the values go wild. */
  private static String disturbed(String text, Random random) {
    int at = random.nextInt(text.length());
    return text.substring(0, at)
        + "0123456789-:.TZ".charAt(random.nextInt(15))
        + text.substring(at + 1);
  }

  private static @Nullable Instant javas(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
