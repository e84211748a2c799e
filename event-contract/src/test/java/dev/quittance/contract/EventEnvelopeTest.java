package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {

  private static final String HEX = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Event EVENT =
      new OrderPlaced("ord_" + HEX, "buyer", "supplier", Money.of(1, "CNY"), "pm");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T12:00:00.123456789Z,  2026-11-22T12:00:00.123456Z",
    "1969-12-31T23:59:59.999999999Z,  1969-12-31T23:59:59.999999Z",
    "0000-01-01T00:00:00Z,            0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z,  9999-12-31T23:59:59.999999Z",
  })
  void timeIsCutToTheMicrosecondsThatDatabasesKeep(Instant given, Instant kept) {
    assertThat(envelope(given, null).occurredAt()).isEqualTo(kept);
  }

  @Test
  void aTimeThatRfc3339CannotWriteIsRefused() {
    for (Instant beyond :
        new Instant[] {
          Instant.MIN,
          Instant.parse("-0001-12-31T23:59:59.999999999Z"),
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.MAX
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> envelope(beyond, null));
    }
  }

  @Test
  void aWellFormedTraceIsKept() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    assertThat(envelope(NOON, trace).traceparent()).isEqualTo(trace);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
        "00-4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e47-6-00f067aa0ba902b7-01"
      })
  void aMalformedTraceIsDropped(@Nullable String trace) {
    assertThat(envelope(NOON, trace).traceparent()).isNull();
  }

  @Test
  void idAndSourceMustBeSound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventEnvelope("evt_1", NOON, "/s", null, EVENT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventEnvelope("evt_" + HEX, NOON, " ", null, EVENT));
  }

  private static EventEnvelope envelope(Instant occurredAt, @Nullable String traceparent) {
    return new EventEnvelope("evt_" + HEX, occurredAt, "/quittance/test", traceparent, EVENT);
  }
}
