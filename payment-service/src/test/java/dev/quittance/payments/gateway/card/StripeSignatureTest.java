package dev.quittance.payments.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a machine whose language has digits of its own. */
class StripeSignatureTest {

  /** Of {@code 1732622400.{"id":"evt_1"}} and the secret, by another program. */
  private static final String CODE =
      "615c3c79524274ab5fb6d34d095e49ea7f4bdc7fd844c5f80f2b675dfe681069";

  private static final String BODY = "{\"id\":\"evt_1\"}";
  private static final String SECRET = "whsec_of_this_test";
  private static final Instant TIME = Instant.ofEpochSecond(1_732_622_400);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakArabic() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void itIsOfItsBodyAndSecretAlone() {
    StripeSignature signature = StripeSignature.of("t=1732622400,v1=" + CODE + ",v0=00");
    assertThat(signature.isOf(BODY, SECRET)).isTrue();
    assertThat(signature.isOf(BODY + " ", SECRET)).isFalse();
    assertThat(signature.isOf(BODY, SECRET + "x")).isFalse();
    assertThat(StripeSignature.of("t=1732622401,v1=" + CODE).isOf(BODY, SECRET)).isFalse();
  }

  @Test
  void oneOfSeveralCodesIsEnough() {
    assertThat(StripeSignature.of("t=1732622400,v1=00,v1=" + CODE).isOf(BODY, SECRET)).isTrue();
    assertThat(StripeSignature.of("t=1732622400").isOf(BODY, SECRET)).isFalse();
  }

  @Test
  void itIsOldAfterItsToleranceAndEarlyBefore() {
    StripeSignature signature = StripeSignature.of("t=1732622400,v1=" + CODE);
    assertThat(signature.isOfAbout(TIME.plus(TOLERANCE), TOLERANCE)).isTrue();
    assertThat(signature.isOfAbout(TIME.plus(TOLERANCE).plusSeconds(1), TOLERANCE)).isFalse();
    assertThat(signature.isOfAbout(TIME.minus(TOLERANCE).minusSeconds(1), TOLERANCE)).isFalse();
    assertThat(StripeSignature.of("v1=" + CODE).isOfAbout(TIME, TOLERANCE)).isFalse();
    assertThat(StripeSignature.of("t=99999999999999999,v1=00").isOfAbout(TIME, TOLERANCE))
        .isFalse();
  }
}
