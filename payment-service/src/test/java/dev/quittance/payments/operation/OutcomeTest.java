package dev.quittance.payments.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.NextAction;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final String CARD_NUMBER = "4242424242424242";

  @Test
  void aNextActionWithACardNumberIsNoOutcome() {
    var redirect = new NextAction.Redirect("https://bank.test/confirm?card=" + CARD_NUMBER, null);
    assertThatThrownBy(() -> new Outcome.ActionRequired("ch_1", redirect))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(CARD_NUMBER);
  }

  @Test
  void anOddReasonOfAGatewayIsNotPublished() {
    assertThat(new Outcome.Declined("No, sir!").reason()).isEqualTo("declined");
    assertThat(new Outcome.Declined("card_declined").reason()).isEqualTo("card_declined");
  }
}
