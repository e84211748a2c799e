package dev.quittance.payments.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.AuthorizationRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCardGatewayTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pm_card_visa",
        "pm_card_chargeDeclined",
        "pm_card_threeDSecure2Required",
        "pm_card_none"
      })
  void theSameKeyGetsTheSameAnswerAfterARestart(String method) {
    assertThat(new SandboxCardGateway().authorize(request("att_1", method), LIMIT))
        .isEqualTo(new SandboxCardGateway().authorize(request("att_1", method), LIMIT));
  }

  @Test
  void anotherKeyIsAnotherCharge() {
    var gateway = new SandboxCardGateway();
    assertThat(gateway.authorize(request("att_1", "pm_card_visa"), LIMIT))
        .isNotEqualTo(gateway.authorize(request("att_2", "pm_card_visa"), LIMIT));
  }

  private static AuthorizationRequest request(String key, String method) {
    return new AuthorizationRequest(
        key, "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", "buyer-1", method, Orders.PRICE);
  }
}
