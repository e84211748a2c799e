package dev.quittance.payments.gateway.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {

  static String[] noKeys() {
    return new String[] {"", "x".repeat(256), "a\u0000b"};
  }

  @ParameterizedTest
  @MethodSource("noKeys")
  void whatIsNoKeyOfTheDatabaseNamesNothing(String name) {
    Money amount = Money.of(1, "EUR");
    var status = DisputeNotice.Status.OPENED;
    assertThatThrownBy(() -> new Notice.Ignored(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DisputeNotice(name, "ch_1", status, amount, null, false, "r"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DisputeNotice("du_1", name, status, amount, null, false, "r"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
