package dev.quittance.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentFailed;
import org.junit.jupiter.api.Test;

class JavadocTest {

  @Test
  void tagsAndLineBreaksBecomePlainText() {
    Javadoc failed = Javadoc.of(PaymentFailed.class);

    assertThat(failed.summary())
        .isEqualTo("An attempt to pay an order failed for good; another attempt may follow.");
    assertThat(failed.component("reason"))
        .isEqualTo(
            "one of FailureReason, such as insufficient_funds; older events have other codes, which"
                + " are read as declined");
    assertThat(Javadoc.of(Money.class).description()).contains("{\"amount\": 1099");
  }
}
