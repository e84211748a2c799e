package dev.quittance.contract.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String OTHER = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void linesOfItAreReadAsTheyWereWritten() {
    String old = "key k1 payment-service ledger-service " + SECRET + " until 0:7,12:0";
    String young = "key k2 payment-service ledger-service " + OTHER;
    String own = "key k3 ledger-service auditor " + OTHER;
    KeyFile file =
        KeyFile.parse("# keys\n\nsigned-from 0:5\n" + old + "\r\n  " + young + "\n" + own);
    assertThat(file.keys().stream().map(KeyFile::line)).containsExactly(old, young, own);
    assertThat(file.signedFrom().of(0)).isEqualTo(5);
    assertThat(file.signedFrom().of(1)).isZero();
    assertThat(ids(file.checking("ledger-service"))).containsExactly("k1", "k2");
    assertThat(ids(file.signing("ledger-service"))).containsExactly("k3");
    assertThat(ids(file.signing("payment-service"))).as("the last one").containsExactly("k2");
    assertThat(file.keys().getFirst().isValidAt(0, 6)).isTrue();
    assertThat(file.keys().getFirst().isValidAt(0, 7)).isFalse();
    assertThat(file.keys().getFirst().isValidAt(1, 0)).as("a partition not named").isFalse();
  }

  @Test
  void nothingThatIsPrintedShowsASecret() {
    KeyFile file = KeyFile.parse("key k1 a b " + SECRET);
    assertThat(file + " " + file.keys()).doesNotContain(SECRET, "AAEC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys k1 a b " + SECRET,
        "key k1 a b",
        "key k1 a b " + SECRET + " until",
        "key k1 a b " + SECRET + " until 0",
        "key k1 a b " + SECRET + " until 0:1,0:2",
        "key k1 a b " + SECRET + " from 0:1",
        "key k=1 a b " + SECRET,
        "key k;1 a b " + SECRET,
        "key k1 A b " + SECRET,
        "key k1 a b/c " + SECRET,
        "key k1 a b AAEC",
        "key k1 a b *AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "key k1 a b " + SECRET + "\nkey k1 a c " + SECRET,
        "signed-from",
        "signed-from 1",
        "signed-from 0:-1",
        "signed-from 0:1 1:2",
        "signed-from 10000:1",
        "signed-from 0:1234567890123456789",
        "signed-from 0:1\nsigned-from 0:1",
      })
  void anotherLineIsRefusedByItsNumberAndWithoutItsSecret(String text) {
    assertThatThrownBy(() -> KeyFile.parse("# first\n" + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line ")
        .hasMessageNotContaining("AAEC");
  }

  private static List<String> ids(List<EventKey> keys) {
    return keys.stream().map(EventKey::id).toList();
  }
}
