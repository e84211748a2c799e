package dev.quittance.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PkceTest {

  /** RFC 7636 appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @Test
  void theVerifierOfTheSpecificationMatchesItsChallenge() {
    Pkce pkce = Pkce.of(request(CHALLENGE, "S256"));
    assertThat(pkce.matches(VERIFIER)).isTrue();
    assertThat(pkce.matches(VERIFIER + "x")).isFalse();
    assertThat(pkce.matches(CHALLENGE)).isFalse();
    assertThat(pkce.matches("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    CHALLENGE + ", plain",
    CHALLENGE + ", s256",
    CHALLENGE + ",",
    "too-short, S256",
    CHALLENGE + "x, S256",
    "'', S256"
  })
  void anotherMethodAndAnotherShapeAreRejected(String challenge, String method) {
    assertThatThrownBy(() -> Pkce.of(request(challenge, method == null ? "" : method)))
        .isInstanceOfSatisfying(
            OAuthException.class, e -> assertThat(e.error()).isEqualTo(OAuthError.INVALID_REQUEST));
  }

  private static Parameters request(String challenge, String method) {
    return new Parameters(
        Map.of("code_challenge", List.of(challenge), "code_challenge_method", List.of(method)));
  }
}
