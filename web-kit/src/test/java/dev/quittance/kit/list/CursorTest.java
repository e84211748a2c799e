package dev.quittance.kit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final long[] SEEDS = {1, 7, 4242, 20261123};

  @Test
  void whatWasPutInComesOut() {
    for (long seed : SEEDS) {
      Random random = new Random(seed);
      for (int round = 0; round < 500; round++) {
        Map<String, String> values = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          values.put(text(random, 10), text(random, 100));
        }
        Cursor read = Objects.requireNonNull(Cursor.parse(new Cursor(values).text()));
        assertThat(read.values()).isEqualTo(values);
        assertThat(read.text()).isEqualTo(new Cursor(values).text()).matches("[A-Za-z0-9_-]*");
      }
    }
  }

  @Test
  void noCursorIsTheBeginning() {
    assertThat(Cursor.parse(null)).isNull();
    assertThat(Cursor.parse("")).isNull();
  }

  @Test
  void aCursorOfWhichAnyCharacterWasAlteredIsRefused() {
    String text = new Cursor(Map.of("balance", "1099", "list", "statement")).text();
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[] {'A', 'Q', 'g', '9'}) {
        String altered = text.substring(0, i) + other + text.substring(i + 1);
        if (!sameBytes(altered, text)) {
          assertRefused(altered);
        }
      }
      assertRefused(text.substring(0, i) + text.substring(i + 1));
    }
  }

  @Test
  void aCursorThatWasSealedWithAnotherKeyIsRefused() {
    byte[] json = "{\"list\":\"statement\"}".getBytes(StandardCharsets.UTF_8);
    byte[] forged = new Seal(new byte[Seal.KEY_BYTES]).seal(json);
    assertRefused(Base64.getUrlEncoder().encodeToString(forged));
    assertRefused(Base64.getUrlEncoder().encodeToString(json));
  }

  @Test
  void theCursorOfALogOfVeryManyPartitionsIsTaken() {
    Cursor cursor = new Cursor(Map.of("seen", "1023:123456789,".repeat(1_024)));
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }

  /** The last character of a text in Base64 may stand for fewer bits than it has. */
  private static boolean sameBytes(String one, String other) {
    return Arrays.equals(Base64.getUrlDecoder().decode(one), Base64.getUrlDecoder().decode(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "[]",
        "\"a\"",
        "{",
        "",
        "{\"a\":null}",
        "{\"a\":{}}",
        "{\"a\":[1]}",
        "{\"a\":\"b\"",
        "{\"a\":1}}",
        "{\"a\":\"b\"} {}",
        "{\"a\":\"b\",\"a\":\"c\"}"
      })
  void jsonOfAnotherShapeIsRefused(String json) {
    byte[] sealed = Seal.ofProcess().seal(json.getBytes(StandardCharsets.UTF_8));
    assertRefused(Base64.getUrlEncoder().encodeToString(sealed));
  }

  @Test
  void aCursorThatIsTooLongOrTooDeepIsRefused() {
    assertRefused("e".repeat(1_000_000));
    assertRefused(
        Base64.getUrlEncoder()
            .encodeToString(("{\"a\":" + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void garbageIsACursorOrAProblemAndNeverAFailure() {
    for (long seed : SEEDS) {
      Random random = new Random(seed);
      for (int round = 0; round < 5_000; round++) {
        String text = random.nextBoolean() ? text(random, 40) : damaged(random);
        try {
          Cursor cursor = Cursor.parse(text);
          assertThat(cursor == null || cursor.text() != null).isTrue();
        } catch (ProblemException e) {
          assertThat(e.problem().code()).isEqualTo(ProblemCode.BAD_CURSOR);
        }
      }
    }
  }

  @Test
  void aValueThatIsNotThereIsABadCursor() {
    assertThat(new Cursor(Map.of("id", "7")).value("id")).isEqualTo("7");
    assertThatThrownBy(() -> new Cursor(Map.of()).value("id"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("bad_cursor");
  }

  @Test
  void aValueOfAnotherKindIsABadCursor() {
    Cursor cursor =
        new Cursor(
            Map.of(
                "number",
                "-7",
                "order",
                Ids.next(Ids.ORDER),
                "time",
                "2026-11-22T10:00:00.123456Z",
                "never",
                "+999999-01-01T00:00:00Z"));
    assertThat(cursor.number("number")).isEqualTo(-7);
    assertThat(cursor.id("order", Ids.ORDER)).startsWith(Ids.ORDER);
    assertThat(cursor.time("time")).isEqualTo("2026-11-22T10:00:00.123456Z");
    for (ThrowingCallable misread :
        List.<ThrowingCallable>of(
            () -> cursor.number("order"),
            () -> cursor.number("absent"),
            () -> cursor.time("number"),
            () -> cursor.time("never"),
            () -> cursor.time("absent"),
            () -> cursor.id("number", Ids.ORDER),
            () -> cursor.id("order", Ids.PAYMENT))) {
      assertThatThrownBy(misread)
          .isInstanceOf(ProblemException.class)
          .hasMessageStartingWith("bad_cursor");
    }
  }

  /** A sound cursor with a few characters changed. */
  private static String damaged(Random random) {
    StringBuilder json =
        new StringBuilder("{\"id\":\"" + random.nextInt(1_000) + "\",\"buyer\":\"b\"}");
    for (int i = random.nextInt(4); i >= 0; i--) {
      json.setCharAt(random.nextInt(json.length()), (char) random.nextInt(0x100));
    }
    StringBuilder text =
        new StringBuilder(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8)));
    if (random.nextBoolean()) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x80));
    }
    return text.toString();
  }

  private static String text(Random random, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength); i > 0; i--) {
      text.appendCodePoint(
          random.nextInt(4) == 0 ? 0x1F600 + random.nextInt(60) : 1 + random.nextInt(0x7e));
    }
    return text.toString();
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> Cursor.parse(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("bad_cursor");
  }
}
