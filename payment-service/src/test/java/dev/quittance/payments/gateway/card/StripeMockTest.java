package dev.quittance.payments.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.CardTokens;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The adapter, unchanged, against Stripe's own mock server: every request is one that Stripe
 * describes, and every answer can be read. The mock keeps nothing and answers with samples.
 */
class StripeMockTest {

  private static final String ACCOUNT = "acct_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String SAVING = "csv_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static @Nullable StripeMock mock;
  private static StripeGateway gateway;
  private static StripeCardTokens tokens;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = StripeMock.program();
    Assumptions.assumeTrue(
        program.isPresent(),
        "There is neither stripe-mock on the PATH nor a Go toolchain that can build it.");
    mock = StripeMock.start(program.orElseThrow());
    CardSettings settings =
        new CardSettings(mock.base(), Optional.of("sk_test_123"), Optional.empty());
    StripeConnection connection = new StripeConnection(settings);
    gateway = new StripeGateway(connection, settings);
    tokens = new StripeCardTokens(connection, settings, LIMIT);
  }

  @AfterAll
  static void stop() {
    if (mock != null) {
      mock.close();
    }
  }

  @Test
  void aPaymentIsCreatedAndTheSampleUnderstood() {
    assertThat(gateway.perform(request(OperationKind.AUTHORIZATION, null), LIMIT))
        .isInstanceOfAny(
            Outcome.Pending.class, Outcome.Succeeded.class, Outcome.ActionRequired.class);
  }

  @Test
  void thereIsNoPaymentWithOurReference() {
    assertThat(gateway.inquire(request(OperationKind.AUTHORIZATION, null), LIMIT))
        .isEqualTo(new Outcome.NotArrived());
  }

  @Test
  void aRefundIsCreatedAndNotFoundByOurReference() {
    GatewayRequest refund = request(OperationKind.REFUND, "pi_123");
    assertThat(gateway.perform(refund, LIMIT))
        .isInstanceOfAny(Outcome.Pending.class, Outcome.Succeeded.class);
    assertThat(gateway.inquire(refund, LIMIT)).isEqualTo(new Outcome.NotArrived());
  }

  @Test
  void whatIsNotFoundIsNotCancelled() {
    assertThat(gateway.cancel(request(OperationKind.AUTHORIZATION, null), LIMIT))
        .isEqualTo(new Outcome.NotArrived());
  }

  @Test
  void aSavedCardIsChargedWithItsCustomer() {
    assertThat(
            gateway.perform(
                request(OperationKind.AUTHORIZATION, null, "cus_123/pm_card_visa"), LIMIT))
        .isInstanceOfAny(
            Outcome.Pending.class, Outcome.Succeeded.class, Outcome.ActionRequired.class);
  }

  /** The sample of a setup intent has no card yet: what is asked is checked by the mock. */
  @Test
  void everyRequestThatSavesACardIsOneOfStripes() {
    CardTokens.Card card =
        new CardTokens.Card(
            "4242424242424242".toCharArray(),
            12,
            2034,
            "123".toCharArray(),
            "Li Wei",
            ACCOUNT,
            SAVING);
    assertThat(tokens.exchange(card)).matches(StripeMockTest::isOfASetupIntent);
    assertThat(tokens.adopt("pm_card_visa", ACCOUNT, SAVING))
        .matches(StripeMockTest::isOfASetupIntent);
  }

  private static boolean isOfASetupIntent(Exchanged exchanged) {
    return exchanged instanceof Exchanged.Token
        || exchanged instanceof Exchanged.Unavailable(String why)
            && why.startsWith("a setup intent is ");
  }

  @Test
  void whatWasSavedIsLookedForByRequestsOfStripes() throws StripeException {
    assertThat(tokens.savedBy(SAVING, ACCOUNT)).contains(List.of());
    assertThat(tokens.methodsOf("cus_123", SAVING, LIMIT)).isEmpty();
    assertThat(tokens.cardsOf("cus_123", LIMIT)).isNotNull();
  }

  @Test
  void aCardIsAttachedAndReleased() throws StripeException {
    assertThat(tokens.attached("pm_card_visa", "cus_123", LIMIT))
        .isInstanceOfSatisfying(
            Exchanged.Token.class, token -> assertThat(token.token()).startsWith("cus_123/pm_"));
    assertThat(tokens.release("cus_123/pm_123")).isTrue();
  }

  private static GatewayRequest request(OperationKind kind, @Nullable String charge) {
    return request(kind, charge, "pm_card_visa");
  }

  private static GatewayRequest request(
      OperationKind kind, @Nullable String charge, String method) {
    return new GatewayRequest(
        kind,
        kind == OperationKind.REFUND
            ? "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e"
            : "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "buyer-1",
        method,
        Orders.PRICE,
        charge,
        Instant.parse("2026-11-26T12:00:00Z"));
  }
}
