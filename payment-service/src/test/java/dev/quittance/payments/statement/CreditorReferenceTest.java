package dev.quittance.payments.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditorReferenceTest {

  private static final UUID ATTEMPT = UUID.fromString("0192f0c1-e5a8-7c31-8b1d-2f3a4b5c6d7e");
  private static final CreditorReference REFERENCE = CreditorReference.of(ATTEMPT);

  @ParameterizedTest
  @ValueSource(strings = {"RF18539007547034", "RF712348231", "RF45G72UUR"})
  void thoseOfOthersAreValid(String text) {
    assertThat(CreditorReference.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF19539007547034", "RF18", "18539007547034", "RF18 539007547034", ""})
  void othersAreNot(String text) {
    assertThat(CreditorReference.isValid(text)).isFalse();
  }

  @Test
  void aReferenceNamesItsAttempt() {
    for (int i = 0; i < 10_000; i++) {
      UUID attempt = UuidCreator.getTimeOrderedEpoch();
      CreditorReference reference = CreditorReference.of(attempt);
      assertThat(CreditorReference.isValid(reference.text())).isTrue();
      CreditorReference.Range range = reference.attempts().orElseThrow();
      assertThat(range.first().compareTo(attempt)).isLessThanOrEqualTo(0);
      assertThat(range.last().compareTo(attempt)).isGreaterThanOrEqualTo(0);
      assertThat(range.last().getLeastSignificantBits() - range.first().getLeastSignificantBits())
          .isEqualTo((1L << 18) - 1);
      assertThat(CreditorReference.of(range.first())).isEqualTo(reference);
      assertThat(CreditorReference.of(range.last())).isEqualTo(reference);
    }
  }

  @Test
  void itIsWhatItWasWhenTheBuyerGotIt() {
    assertThat(REFERENCE.text()).isEqualTo("RF94034QGR7JTHGRJRX5WX4PQ");
    assertThat(REFERENCE.grouped()).isEqualTo(REFERENCE.text().replaceAll("(.{4})", "$1 "));
  }

  @Test
  void itIsFoundHoweverItWasTyped() {
    String text = REFERENCE.text();
    for (String typed :
        new String[] {
          text,
          REFERENCE.grouped(),
          text.toLowerCase(Locale.ROOT),
          "Invoice 77/REF " + REFERENCE.grouped() + ", thank you",
          "RFRF" + text + text,
          text.replace('0', 'O').replace('1', 'l'),
          "/ROC/" + text + "//URI/x",
          text.substring(0, 12) + "\n" + text.substring(12),
        }) {
      assertThat(CreditorReference.in(typed)).as(typed).isEqualTo(Set.of(REFERENCE));
    }
    assertThat(CreditorReference.in("RF18539007547034 is another's")).isEmpty();
    assertThat(CreditorReference.in(text.substring(0, 24))).isEmpty();
  }

  /** A digit for a letter is found in all but 1 of 97 cases: a letter counts as two digits. */
  @Test
  void oneWrongDigitOrLetterIsNoReference() {
    String text = REFERENCE.text();
    for (int i = 2; i < text.length(); i++) {
      boolean digit = Character.isDigit(text.charAt(i));
      for (char c : (digit ? "0123456789" : "ABCDEFGHJKMNPQRSTVWXYZ").toCharArray()) {
        String wrong = text.substring(0, i) + c + text.substring(i + 1);
        assertThat(CreditorReference.isValid(wrong)).as(wrong).isEqualTo(wrong.equals(text));
      }
    }
  }

  @Test
  void twoReferencesInOneTextAreTwo() {
    CreditorReference other =
        CreditorReference.of(UUID.fromString("0192f0c1-e5a8-7c32-8b1d-2f3a4b5c6d7e"));
    assertThat(CreditorReference.in(REFERENCE + " and " + other)).containsExactly(REFERENCE, other);
  }

  @Test
  void onlyIdsOfVersionSevenBecomeReferences() {
    UUID random = UUID.fromString("0192f0c1-e5a8-4c31-8b1d-2f3a4b5c6d7e");
    assertThatThrownBy(() -> CreditorReference.of(random)).hasMessageContaining("version 7");
  }
}
