package dev.quittance.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
  void loopbackIsWhereItListens(String host) {
    assertThatCode(() -> ListenAddress.require(host, false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no such host"})
  void anyOtherAddressIsRefusedWithTheWayOut(String host) {
    assertThatThrownBy(() -> ListenAddress.require(host, false))
        .hasMessageContaining("loopback only, not on " + host)
        .hasMessageContaining("quittance.sandbox.listen-anywhere=true");
  }

  @Test
  void aContainerMayListenEverywhere() {
    assertThatCode(() -> ListenAddress.require("0.0.0.0", true)).doesNotThrowAnyException();
  }
}
