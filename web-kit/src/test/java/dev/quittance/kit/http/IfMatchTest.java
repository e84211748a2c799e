package dev.quittance.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfMatchTest {

  /** A write of version 3, whatever the answer had beside the version. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "3"          | true
          "3.VERIFIED" | true
          "2", "3.7"   | true
          *            | true
                       | true
          "2"          | false
          "33"         | false
          "33.7"       | false
          "2.3"        | false
          3            | false
          "3.          | false
          W/"3"        | false
          """)
  void aWritePassesIfItNamesTheVersion(String header, boolean passes) {
    if (passes) {
      assertThatCode(() -> IfMatch.check(header, 3)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> IfMatch.check(header, 3)).isInstanceOf(ProblemException.class);
    }
    assertThat(IfMatch.tag(3, "VERIFIED")).isEqualTo("\"3.VERIFIED\"");
  }

  @Test
  void aWriteThatHasToNameAVersionIsRefusedWithoutOne() {
    assertThatCode(() -> IfMatch.require("\"3\"", 3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> IfMatch.require(null, 3))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(428));
    assertThatThrownBy(() -> IfMatch.require("\"2\"", 3))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(412));
  }
}
