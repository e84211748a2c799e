package dev.quittance.payments.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payments.Orders;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCardGatewayTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String SECOND_FACTOR = "pm_card_threeDSecure2Required";

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_visa", "pm_card_chargeDeclined", SECOND_FACTOR, "pm_card_none"})
  void theSameKeyGetsTheSameAnswerAfterARestart(String method) {
    assertThat(gateway(NOON).perform(request("att_1", method), LIMIT))
        .isEqualTo(gateway(NOON).perform(request("att_1", method), LIMIT));
  }

  @Test
  void anotherKeyIsAnotherCharge() {
    var gateway = gateway(NOON);
    assertThat(gateway.perform(request("att_1", "pm_card_visa"), LIMIT))
        .isNotEqualTo(gateway.perform(request("att_2", "pm_card_visa"), LIMIT));
  }

  @Test
  void aBuyerGivesTheSecondFactorAfterTheConfiguredTime() {
    GatewayRequest request = request("att_1", SECOND_FACTOR);
    var demanded = (Outcome.ActionRequired) gateway(NOON).perform(request, LIMIT);
    assertThat(gateway(NOON.plusSeconds(29)).inquire(request, LIMIT)).isEqualTo(demanded);
    assertThat(gateway(NOON.plusSeconds(30)).inquire(request, LIMIT))
        .isEqualTo(new Outcome.Succeeded(demanded.reference()));
  }

  @Test
  void noPageOfASecondFactorLooksLikeACardNumber() {
    for (int i = 0; i < 20_000; i++) {
      gateway(NOON).perform(request("att_" + i, SECOND_FACTOR), LIMIT);
    }
  }

  private static SandboxCardGateway gateway(Instant now) {
    return new SandboxCardGateway(
        new Configured("sandbox", Optional.of(Duration.ofSeconds(30))),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private record Configured(String name, Optional<Duration> secondFactorAfter)
      implements PaymentConfig.Sandbox {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Optional<Set<String>> formerNames() {
      return Optional.empty();
    }
  }

  private static GatewayRequest request(String key, String method) {
    return new GatewayRequest(
        OperationKind.AUTHORIZATION,
        key,
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "buyer-1",
        method,
        Orders.PRICE,
        null,
        NOON);
  }
}
