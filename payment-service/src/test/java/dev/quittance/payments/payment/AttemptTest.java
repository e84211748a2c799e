package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final Attempt fresh =
      Attempt.first(Samples.ATTEMPT, Samples.PAYMENT, "stripe", null, NOON);

  @ParameterizedTest(name = "{0} after {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before        | answer          | after
          NEW             | unknown         | UNKNOWN
          UNKNOWN         | unknown         | UNKNOWN
          PENDING         | unknown         | PENDING
          ACTION_REQUIRED | unknown         | ACTION_REQUIRED
          NEW             | pending         | PENDING
          UNKNOWN         | pending         | PENDING
          ACTION_REQUIRED | pending         | PENDING
          PENDING         | action_required | ACTION_REQUIRED
          UNKNOWN         | authorized      | AUTHORIZED
          ACTION_REQUIRED | declined        | FAILED
          """)
  void noAnswerDoesNotUndoWhatWasKnown(AttemptStatus before, String answer, AttemptStatus after) {
    assertThat(before.after(outcome(answer))).isEqualTo(after);
  }

  @Test
  void theKeyNeverChanges() {
    Attempt later =
        answered(answered(fresh, "unknown", NOON), "action_required", NOON.plusSeconds(9));
    assertThat(later.idempotencyKey()).isEqualTo(fresh.idempotencyKey());
  }

  @Test
  void anOpenAttemptIsTriedAgainAndAFinalOneIsNot() {
    assertThat(answered(fresh, "unknown", NOON).nextTryAt()).isEqualTo(NOON.plus(PAUSE));
    assertThat(answered(fresh, "pending", NOON).nextTryAt()).isEqualTo(NOON.plus(PAUSE));
    assertThat(answered(fresh, "authorized", NOON).nextTryAt()).isNull();
    assertThat(answered(fresh, "declined", NOON).nextTryAt()).isNull();
    assertThat(answered(fresh, "declined", NOON).failureReason()).isEqualTo("card_declined");
  }

  @Test
  void theBuyersDeadlineIsSetOnceAndIsNotSleptThrough() {
    Attempt awaited = answered(fresh, "action_required", NOON);
    Instant deadline = NOON.plus(DEADLINE);
    assertThat(awaited.answerBy()).isEqualTo(deadline);
    assertThat(awaited.nextTryAt()).isEqualTo(NOON.plus(PAUSE));

    Instant later = NOON.plus(PAUSE);
    Attempt still = answered(awaited, "unknown", later);
    assertThat(still.answerBy()).isEqualTo(deadline);
    assertThat(still.nextTryAt()).isEqualTo(deadline);
    assertThat(still.isOverdue(later)).isFalse();
    assertThat(still.isOverdue(deadline)).isTrue();

    Attempt gatewaySilent = answered(still, "unknown", deadline);
    assertThat(gatewaySilent.status()).isEqualTo(AttemptStatus.ACTION_REQUIRED);
    assertThat(gatewaySilent.nextTryAt()).isEqualTo(deadline.plus(PAUSE));
  }

  @ParameterizedTest(name = "after try {0} the pause is {1} s")
  @CsvSource({"0,1", "1,1", "2,2", "3,4", "4,8", "9,256", "10,300", "1000000,300"})
  void thePauseDoublesUpToALimit(int tries, int seconds) {
    assertThat(new RetryPause(Duration.ofSeconds(1), Duration.ofMinutes(5)).after(tries))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  private static Attempt answered(Attempt attempt, String answer, Instant now) {
    return attempt.answered(outcome(answer), now, PAUSE, DEADLINE);
  }

  private static AuthorizationOutcome outcome(String label) {
    return switch (label) {
      case "authorized" -> new AuthorizationOutcome.Authorized("ch_1");
      case "declined" -> new AuthorizationOutcome.Declined("card_declined");
      case "action_required" -> new AuthorizationOutcome.ActionRequired("ch_1");
      case "pending" -> new AuthorizationOutcome.Pending("ch_1");
      case "unknown" -> new AuthorizationOutcome.Unknown("no answer");
      default -> throw new IllegalArgumentException(label);
    };
  }
}
