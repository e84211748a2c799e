package dev.quittance.payments.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.kit.retry.RetryPause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationFoldTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final Duration HELD_BACK_FOR = Duration.ofMinutes(5);
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final OperationPolicy POLICY =
      new OperationPolicy(
          new RetryPause(PAUSE, PAUSE),
          HELD_BACK_FOR,
          DEADLINE,
          SETTLING,
          new RefundWatch(PAUSE, Duration.ofDays(30)));

  private final Operation created =
      Operation.created(
          new OperationTerms(
              "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d80",
              "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
              OperationKind.AUTHORIZATION,
              1,
              "sandbox",
              Money.of(1099, "CNY"),
              Charge.of("pm_card_visa", Money.of(1099, "CNY")),
              null,
              null,
              NOON));

  @ParameterizedTest(name = "{0} is asked next: {1}")
  @CsvSource({
    "CREATED, PERFORM",
    "ASKED, INQUIRE",
    "UNKNOWN, INQUIRE",
    "PENDING, INQUIRE",
    "ACTION_REQUIRED, INQUIRE",
  })
  void onlyWhatMayNotHaveArrivedIsInquiredAbout(OperationStatus status, GatewayStep step) {
    assertThat(OperationDecider.nextStep(in(status).state(), NOON)).isEqualTo(step);
  }

  @Test
  void aClaimIsStoredBeforeTheGatewayIsAskedSoThatACrashLeadsToAnInquiry() {
    Operation.Claim first = created.claim(NOON, NOON.plusSeconds(60));
    assertThat(first.step()).isEqualTo(GatewayStep.PERFORM);
    assertThat(first.operation().status()).isEqualTo(OperationStatus.ASKED);
    Operation.Claim second = first.operation().claim(NOON.plusSeconds(60), NOON.plusSeconds(120));
    assertThat(second.step()).isEqualTo(GatewayStep.INQUIRE);
    assertThat(second.operation().state().askedAt()).isEqualTo(NOON);
    assertThat(second.operation().state().asks()).isEqualTo(2);
  }

  @Test
  void anOpenOperationIsAskedAboutAgainAndAFinalOneIsNot() {
    assertThat(told(in(OperationStatus.ASKED), "unknown", NOON).state().nextAskAt())
        .isEqualTo(NOON.plus(PAUSE));
    assertThat(told(in(OperationStatus.ASKED), "pending", NOON).state().nextAskAt())
        .isEqualTo(NOON.plus(PAUSE));
    assertThat(in(OperationStatus.SUCCEEDED).state().nextAskAt()).isNull();
    assertThat(in(OperationStatus.FAILED).state().nextAskAt()).isNull();
    assertThat(in(OperationStatus.FAILED).state().failureReason()).isEqualTo("declined");
  }

  @Test
  void theBuyersDeadlineIsSetOnceAndIsNotSleptThrough() {
    Operation waiting = told(in(OperationStatus.ASKED), "action_required", NOON);
    Instant deadline = NOON.plus(DEADLINE);
    assertThat(waiting.state().answerBy()).isEqualTo(deadline);
    assertThat(waiting.state().nextAskAt()).isEqualTo(NOON.plus(PAUSE));

    Operation still = told(waiting, "action_required", NOON.plus(PAUSE));
    assertThat(still.state().answerBy()).isEqualTo(deadline);
    assertThat(still.state().nextAskAt()).isEqualTo(deadline);
    assertThat(OperationDecider.nextStep(still.state(), NOON.plus(PAUSE)))
        .isEqualTo(GatewayStep.INQUIRE);
    assertThat(OperationDecider.nextStep(still.state(), deadline)).isEqualTo(GatewayStep.CANCEL);

    Operation silent = told(still, "unknown", deadline);
    assertThat(silent.status()).isEqualTo(OperationStatus.ACTION_REQUIRED);
    assertThat(silent.state().nextAskAt()).isEqualTo(deadline.plus(PAUSE));
  }

  @Test
  void aRequestThatWasHeldBackIsMadeLaterAndNobodyIsAskedAboutIt() {
    var held = new Evidence.CallAnswer(new Outcome.NotSent("busy"), NOON);
    var applied = OperationFold.apply(in(OperationStatus.ASKED), held, POLICY);
    OperationState after = ((OperationFold.Result.Applied) applied).operation().state();
    assertThat(after.status()).isEqualTo(OperationStatus.CREATED);
    assertThat(after.nextAskAt()).isEqualTo(NOON.plus(PAUSE));
    assertThat(OperationDecider.nextStep(after, NOON.plus(PAUSE))).isEqualTo(GatewayStep.PERFORM);
    var unknown = OperationFold.apply(in(OperationStatus.UNKNOWN), held, POLICY);
    assertThat(((OperationFold.Result.Applied) unknown).operation().status())
        .isEqualTo(OperationStatus.UNKNOWN);
  }

  @Test
  void whatIsHeldBackIsTriedAtItsEndAndThenFails() {
    Instant late = NOON.plus(HELD_BACK_FOR).minusSeconds(1);
    Operation tried = heldBack(in(OperationStatus.ASKED), late);
    assertThat(tried.state().heldBackSince()).isEqualTo(NOON);
    Instant end = NOON.plus(HELD_BACK_FOR);
    assertThat(tried.state().nextAskAt()).isEqualTo(end);
    Operation failed = heldBack(tried.claim(end, end.plusSeconds(60)).operation(), end);
    assertThat(failed.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(failed.state().failureReason()).isEqualTo("gateway_unavailable");
  }

  @Test
  void theTimeInWhichItsBuyerApprovesAnAttemptIsNotHeldBack() {
    NextAction code = new NextAction.OneTimeCode("authenticator app", null);
    Instant approved = NOON.plus(HELD_BACK_FOR);
    var approval = new Evidence.BuyerApproval(approved);
    var released = OperationFold.apply(created.held(code, approved.plus(PAUSE)), approval, POLICY);
    Operation asked =
        ((OperationFold.Result.Applied) released)
            .operation()
            .claim(approved, approved.plusSeconds(60))
            .operation();
    assertThat(heldBack(asked, approved).state().heldBackSince()).isEqualTo(approved);
  }

  private static Operation heldBack(Operation asked, Instant at) {
    var answer = new Evidence.CallAnswer(new Outcome.NotSent("busy"), at);
    return ((OperationFold.Result.Applied) OperationFold.apply(asked, answer, POLICY)).operation();
  }

  @Test
  void bankLinesAndPeopleAreEvidenceToo() {
    var line = new Evidence.BankLine("statement-line-7", NOON);
    var applied = OperationFold.apply(in(OperationStatus.UNKNOWN), line, POLICY);
    assertThat(((OperationFold.Result.Applied) applied).operation().state().gatewayReference())
        .isEqualTo("statement-line-7");
    var finding = new Evidence.OperatorFinding(new Outcome.Declined("voided"), "ops-1", NOON);
    var failed = OperationFold.apply(in(OperationStatus.PENDING), finding, POLICY);
    assertThat(((OperationFold.Result.Applied) failed).operation().status())
        .isEqualTo(OperationStatus.FAILED);
  }

  @Test
  void aReversalOfAnotherAmountHasFailedAndWaitsForNobody() {
    Operation reversal =
        in(OperationStatus.SURPLUS)
            .reversal("rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e", NOON)
            .claim(NOON, NOON.plusSeconds(60))
            .operation();
    var less = new Outcome.Succeeded("re_9", Money.of(1, "CNY"));
    var result = OperationFold.apply(reversal, new Evidence.InquiryAnswer(less, NOON), POLICY);
    Operation after = ((OperationFold.Result.Applied) result).operation();
    assertThat(after.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(after.state().failureReason()).isEqualTo("other_amount");
    assertThat(after.state().nextAskAt()).isNull();
    assertThat(Contradictions.of(reversal, new Evidence.InquiryAnswer(less, NOON)))
        .hasValueSatisfying(
            kept -> assertThat(kept.kind()).isEqualTo(ContradictionKind.OTHER_AMOUNT));
  }

  @Test
  void aDeclineInWordsIsStillADecline() {
    assertThat(new Outcome.Declined("Do not honour!").reason()).isEqualTo("declined");
  }

  private Operation in(OperationStatus status) {
    Operation asked = created.claim(NOON, NOON.plusSeconds(60)).operation();
    return switch (status) {
      case CREATED -> created;
      case ASKED -> asked;
      case UNKNOWN -> told(asked, "unknown", NOON);
      case PENDING -> told(asked, "pending", NOON);
      case ACTION_REQUIRED -> told(asked, "action_required", NOON);
      case SUCCEEDED -> told(asked, "succeeded", NOON);
      case FAILED -> told(asked, "declined", NOON);
      case SURPLUS -> told(asked, "succeeded", NOON).surplus();
    };
  }

  private static Operation told(Operation operation, String what, Instant at) {
    var result = OperationFold.apply(operation, new Evidence.CallAnswer(outcome(what), at), POLICY);
    return ((OperationFold.Result.Applied) result).operation();
  }

  private static Outcome outcome(String what) {
    return switch (what) {
      case "succeeded" -> new Outcome.Succeeded("ch_9");
      case "declined" -> new Outcome.Declined("declined");
      case "action_required" ->
          new Outcome.ActionRequired(
              "ch_9", new NextAction.Redirect("https://bank.example.com/confirm", null));
      case "pending" -> new Outcome.Pending("ch_9");
      case "unknown" -> new Outcome.Unknown("no answer");
      default -> throw new IllegalArgumentException(what);
    };
  }
}
