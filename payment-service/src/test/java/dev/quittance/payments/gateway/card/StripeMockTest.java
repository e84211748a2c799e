package dev.quittance.payments.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static @Nullable StripeMock mock;
  private static StripeGateway gateway;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = StripeMock.program();
    Assumptions.assumeTrue(
        program.isPresent(),
        "There is neither stripe-mock on the PATH nor a Go toolchain that can build it.");
    mock = StripeMock.start(program.orElseThrow());
    CardSettings settings =
        new CardSettings(mock.base(), Optional.of("sk_test_123"), Optional.empty());
    gateway = new StripeGateway(new StripeConnection(settings), settings);
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

  private static GatewayRequest request(OperationKind kind, @Nullable String charge) {
    return new GatewayRequest(
        kind,
        kind == OperationKind.REFUND
            ? "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e"
            : "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "buyer-1",
        "pm_card_visa",
        Orders.PRICE,
        charge,
        Instant.parse("2026-11-26T12:00:00Z"));
  }
}
