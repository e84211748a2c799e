package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventMarkTest {

  private static final String ORDER = Ids.ORDER + "0".repeat(31) + "1";
  private static final String EVENT = Ids.EVENT + "0".repeat(31) + "2";
  private static final String REFUND = Ids.REFUND + "5".repeat(32);
  private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");
  private static final Event PLACED = placed("buyer-1", 1099);

  private final EventMark mark = EventMark.of(envelope(EVENT, "/orders", TIME, PLACED));

  @Test
  void aSecondPublicationHasTheSameMarkWhateverItsTimeAndTrace() {
    var again =
        new EventEnvelope(
            EVENT,
            TIME.plusSeconds(60),
            "/orders",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            PLACED);
    assertThat(EventMark.of(again)).isEqualTo(mark);
    assertThat(EventMark.of(mark.toUuid())).isEqualTo(mark);
  }

  @Test
  void otherContentUnderTheSameIdentityIsTold() {
    for (Event other :
        List.of(
            placed("buyer-2", 1099),
            placed("buyer-1", 1100),
            new PaymentFailed(
                ORDER, Ids.PAYMENT + "3".repeat(32), Ids.ATTEMPT + "4".repeat(32), "card", "no"))) {
      EventMark found = EventMark.of(envelope(EVENT, "/orders", TIME, other));
      assertThat(found.identity()).isEqualTo(mark.identity());
      assertThat(found.content()).isNotEqualTo(mark.content());
    }
  }

  @Test
  void anotherSourceIdOrOrderIsAnotherIdentity() {
    Event elsewhere =
        new OrderPlaced(
            Ids.ORDER + "9".repeat(32), "buyer-1", "s-1", Money.of(1099, "CNY"), "pm-1");
    assertThat(
            List.of(
                EventMark.of(envelope(EVENT, "/other", TIME, PLACED)).identity(),
                EventMark.of(envelope(Ids.EVENT + "5".repeat(32), "/orders", TIME, PLACED))
                    .identity(),
                EventMark.of(envelope(EVENT, "/orders", TIME, elsewhere)).identity()))
        .doesNotContain(mark.identity())
        .doesNotHaveDuplicates();
  }

  /** Marks are stored: a version that computed others would take every event for a new one. */
  @Test
  void marksStayWhatTheyWere() {
    assertThat(String.format(Locale.ROOT, "%016x %016x", mark.identity(), mark.content()))
        .isEqualTo("3e46bf78b26fec65 31d44dad4f343184");
  }

  /** As they were before the events had fields that may be absent. */
  @Test
  void whatIsAbsentIsNotInAMarkAndWhatIsThereIs() {
    String payment = Ids.PAYMENT + "3".repeat(32);
    String attempt = Ids.ATTEMPT + "4".repeat(32);
    Money amount = Money.of(1099, "CNY");
    Money fee = Money.of(27, "CNY");
    assertThat(
            Stream.of(
                    new PaymentAuthorized(ORDER, payment, attempt, "card", "ch_1", amount, fee),
                    new PaymentFailed(ORDER, payment, attempt, "card", "declined"),
                    new Refunded(ORDER, payment, REFUND, "card", "re_1", amount, fee))
                .map(event -> content(event)))
        .containsExactly("baa4d73fd2e20776", "1340b188b142c020", "47a86c5f058c0580");
    assertThat(
            Stream.of(
                    PLACED,
                    frozen(Money.of(99, "CNY"), null, null),
                    frozen(null, AcknowledgedStatus.EXPIRED, TIME),
                    frozen(null, AcknowledgedStatus.UNVERIFIED, TIME),
                    frozen(null, AcknowledgedStatus.UNVERIFIED, TIME.plusSeconds(1)))
                .map(event -> content(event)))
        .doesNotHaveDuplicates();
    Money euros = Money.of(152, "EUR");
    assertThat(
            Stream.of(
                    new Refunded(ORDER, payment, REFUND, "card", "re_1", amount, fee),
                    new Refunded(ORDER, payment, REFUND, "card", "re_1", amount, fee, euros, null),
                    new Refunded(ORDER, payment, REFUND, "card", "re_1", amount, fee, null, "main"),
                    new PaymentFailed(ORDER, payment, attempt, "card", "declined"),
                    new PaymentFailed(ORDER, payment, attempt, "card", "declined", true),
                    new PaymentFailed(ORDER, payment, attempt, "card", "declined", false))
                .map(event -> content(event)))
        .doesNotHaveDuplicates();
  }

  private static String content(Event event) {
    EventMark mark = EventMark.of(envelope(EVENT, "/payments", TIME, event));
    return String.format(Locale.ROOT, "%016x", mark.content());
  }

  private static Event frozen(
      @Nullable Money shipping, @Nullable AcknowledgedStatus status, @Nullable Instant at) {
    return new OrderPlaced(
        ORDER, "buyer-1", "s-1", Money.of(1099, "CNY"), "pm-1", shipping, status, at);
  }

  private static Event placed(String buyer, long amount) {
    return new OrderPlaced(ORDER, buyer, "s-1", Money.of(amount, "CNY"), "pm-1");
  }

  private static EventEnvelope envelope(String id, String source, Instant time, Event event) {
    return new EventEnvelope(id, time, source, null, event);
  }
}
