package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.NextAction.BankTransfer;
import dev.quittance.contract.NextAction.OneTimeCode;
import dev.quittance.contract.NextAction.QrCode;
import dev.quittance.contract.NextAction.Redirect;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextActionTest {

  private static final Instant SOON = Instant.parse("2026-11-22T10:15:00.5Z");

  private final EventCodec codec = new EventCodec();

  @Test
  void eachKindIsAFlatObjectWithATypeAndReadBackAsItself() {
    assertWritten(
        new Redirect("https://a.example", null),
        "{\"type\":\"redirect\",\"url\":\"https://a.example\"}");
    assertWritten(
        new QrCode("wallet:1", SOON),
        "{\"type\":\"qr_code\",\"content\":\"wallet:1\","
            + "\"expiresAt\":\"2026-11-22T10:15:00.500Z\"}");
    assertWritten(
        new OneTimeCode("+86 138****1234", null),
        "{\"type\":\"one_time_code\",\"sentTo\":\"+86 138****1234\"}");
    assertWritten(
        new BankTransfer("Quittance", "DE02100100109307118603", "PBNKDEFF", "RF18539", null),
        "{\"type\":\"bank_transfer\",\"accountHolder\":\"Quittance\","
            + "\"account\":\"DE02100100109307118603\",\"bank\":\"PBNKDEFF\","
            + "\"reference\":\"RF18539\"}");
  }

  private void assertWritten(NextAction action, String json) {
    EventEnvelope envelope = envelope(action);
    assertThat(codec.payload(envelope.event()))
        .asString(StandardCharsets.UTF_8)
        .endsWith("\"nextAction\":" + json + "}");
    assertThat(
            codec.decode(
                codec.key(envelope.event()),
                codec.headers(envelope),
                codec.payload(envelope.event())))
        .isEqualTo(new Readable(envelope));
  }

  @Test
  void whateverDiffersMakesAnotherMark() {
    assertThat(
            java.util.stream.Stream.of(
                    new QrCode("a", null),
                    new OneTimeCode("a", null),
                    new BankTransfer("a", "a", "a", "a", null),
                    new BankTransfer("a", "a", "a", "b", null),
                    new QrCode("b", null),
                    new QrCode("a", SOON))
                .map(action -> EventMark.of(envelope(action)).content()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "javascript:alert(1)", "//a.example", "https://a b", "https://ä"})
  void anUrlIsOneThatABrowserOpensAndIsNotRepeated(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Redirect(url, null))
        .withMessage("url must be an http or https URL of at most 2048 characters");
  }

  @Test
  void theTimeIsInWholeMicrosecondsAndInTheYearsOfRfc3339() {
    assertThat(new QrCode("a", SOON.plusNanos(999)).expiresAt()).isEqualTo(SOON);
    assertThatIllegalArgumentException().isThrownBy(() -> new QrCode("a", Instant.MAX));
  }

  @Test
  void aCardNumberInAnAddressOrInWhereACodeWasSentIsTold() {
    assertThat(new Redirect("https://a.example/4242424242424242", null).hasCardNumber()).isTrue();
    assertThat(new OneTimeCode("card 4242 4242 4242 4242", null).hasCardNumber()).isTrue();
    assertThat(new OneTimeCode("+86 138****1234", null).hasCardNumber()).isFalse();
    assertThat(new Redirect("https://a.example/" + "4f".repeat(16), null).hasCardNumber())
        .isFalse();
  }

  private static EventEnvelope envelope(NextAction action) {
    String digits = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
    @Nullable String trace = null;
    return new EventEnvelope(
        Ids.EVENT + digits,
        SOON,
        "/quittance/payment-service",
        trace,
        new PaymentActionRequired(
            Ids.ORDER + digits,
            Ids.PAYMENT + digits,
            Ids.ATTEMPT + digits,
            "sandbox",
            Money.of(1_099, "CNY"),
            action));
  }
}
