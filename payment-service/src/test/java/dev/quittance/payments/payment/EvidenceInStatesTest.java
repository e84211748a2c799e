package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.payments.operation.Contradictions;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.FinalOperations;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.RefundWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transition of an operation is in {@code operation/evidence-in-states.txt}. */
class EvidenceInStatesTest {

  private static final Instant NOON = Samples.NOON;
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final Duration HELD_BACK_FOR = Duration.ofMinutes(20);
  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final RefundWatch WATCH =
      new RefundWatch(Duration.ofHours(1), Duration.ofDays(30));
  private static final OperationPolicy POLICY =
      new OperationPolicy(new RetryPause(PAUSE, PAUSE), HELD_BACK_FOR, DEADLINE, SETTLING, WATCH);

  /** A payment of 10.99 CNY and one of its operations, at noon or at the time of the evidence. */
  private record Subject(Payment payment, Operation operation) {}

  /** What an operation can be in: its status, and more where that does not say all. */
  private enum Situation {
    CREATED,
    ASKED,
    UNKNOWN,
    PENDING,
    ACTION_REQUIRED,
    /** PENDING after the buyer had to act. */
    ACTED,
    SUCCEEDED,
    FAILED,
    /** FAILED, and the buyer's next attempt is open. */
    RETRIED,
    /** RETRIED, and then it succeeded. */
    SURPLUS;

    /** A gateway cannot ask a buyer to act for a refund. */
    boolean isOf(OperationKind kind) {
      return kind == OperationKind.AUTHORIZATION
          || !Set.of(ACTION_REQUIRED, ACTED, RETRIED, SURPLUS).contains(this);
    }
  }

  private record Row(
      OperationKind kind,
      Situation before,
      String happens,
      String after,
      String next,
      String payment,
      String event,
      String kept) {

    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(
          cells.get(0).equals("attempt") ? OperationKind.AUTHORIZATION : OperationKind.REFUND,
          Situation.valueOf(cells.get(1)),
          cells.get(2),
          cells.get(3),
          cells.get(4),
          cells.get(5),
          cells.get(6),
          cells.get(7));
    }

    @Override
    public String toString() {
      return "%s %s: %s".formatted(kind, before, happens);
    }
  }

  static List<Row> rows() {
    return lines().map(Row::of).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void anOperationMovesAsTheTableSays(Row row) {
    assertThat(result(row)).isEqualTo(row);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void withoutALockIsRefusedWhatTheTableRefusesOfAFinalOperationAndKeepsNothingOf(Row row) {
    if (row.happens().startsWith("claimed")) {
      return; // no evidence
    }
    boolean isFinal =
        Set.of(Situation.SUCCEEDED, Situation.FAILED, Situation.RETRIED, Situation.SURPLUS)
            .contains(row.before());
    boolean isRefused =
        Arrays.stream(EvidenceRefusal.values()).map(Enum::name).anyMatch(row.after()::equals);
    assertThat(
            FinalOperations.refusal(
                in(row.kind(), row.before()).operation(), evidence(row.happens()), POLICY))
        .map(Enum::name)
        .isEqualTo(
            isFinal && isRefused && row.kept().isEmpty()
                ? Optional.of(row.after())
                : Optional.empty());
  }

  @Test
  void everyHappeningIsInTheTableForEveryState() {
    Set<String> happenings = rows().stream().map(Row::happens).collect(Collectors.toSet());
    Set<String> expected =
        Arrays.stream(OperationKind.values())
            .flatMap(kind ->
                Arrays.stream(Situation.values())
                    .filter(before -> before.isOf(kind))
                    .flatMap(
                        before -> happenings.stream().map(one -> kind + " " + before + ": " + one)))
            .collect(Collectors.toSet());
    assertThat(rows().stream().map(Row::toString)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Row result(Row row) {
    Subject before = in(row.kind(), row.before());
    if (row.happens().startsWith("claimed")) {
      return claimed(row, before);
    }
    Evidence evidence = evidence(row.happens());
    String kept =
        Contradictions.of(before.operation(), evidence)
            .map(contradiction -> contradiction.kind().name())
            .orElse("");
    return switch (OperationFold.apply(before.operation(), evidence, POLICY)) {
      case OperationFold.Result.Refused(var refusal) ->
          row(row, refusal.name(), "", before, "", kept);
      case OperationFold.Result.Applied(Operation after) -> {
        PaymentFold.Applied applied =
            PaymentFold.apply(before.payment(), before.operation(), after);
        yield row(
            row,
            applied.operation().status().name(),
            next(applied.operation().state().nextAskAt(), evidence.at()),
            new Subject(applied.payment(), applied.operation()),
            applied.events().stream()
                .map(EvidenceInStatesTest::words)
                .collect(Collectors.joining(", ")),
            kept);
      }
    };
  }

  private static Row claimed(Row row, Subject before) {
    Instant now = row.happens().endsWith("too late") ? NOON.plus(DEADLINE) : NOON;
    if (before.operation().state().nextAskAt() == null) {
      return row(row, "never due", "", before, "", "");
    }
    Operation.Claim claim = before.operation().claim(now, now.plus(LEASE));
    assertThat(claim.operation().state().nextAskAt()).isEqualTo(now.plus(LEASE));
    return row(
        row,
        claim.operation().status().name(),
        claim.step().name().toLowerCase(Locale.ROOT),
        new Subject(before.payment(), claim.operation()),
        "",
        "");
  }

  private static Row row(
      Row row, String after, String next, Subject subject, String event, String kept) {
    return new Row(
        row.kind(),
        row.before(),
        row.happens(),
        after,
        next,
        words(subject.payment()),
        event,
        kept);
  }

  private static String words(Payment payment) {
    PaymentState state = payment.state();
    return state.refunded().isPositive() || state.refundsPending().isPositive()
        ? "%s %s+%s"
            .formatted(
                state.status(),
                state.refunded().amountMinor(),
                state.refundsPending().amountMinor())
        : state.status().name();
  }

  private static String words(OrderEvent event) {
    String name = event.getClass().getSimpleName();
    return switch (event) {
      case PaymentFailed failed -> name + " " + failed.reason();
      case RefundFailed failed -> name + " " + failed.reason();
      default -> name;
    };
  }

  private static String next(@Nullable Instant next, Instant at) {
    if (next == null) {
      return "never";
    }
    Duration pause = Duration.between(at, next);
    return pause.isZero() ? "at once" : pause.toString();
  }

  private static Subject in(OperationKind kind, Situation situation) {
    Subject created =
        kind == OperationKind.AUTHORIZATION
            ? new Subject(
                Samples.payment(PaymentStatus.PENDING),
                Operation.created(Samples.attempt(1, "sandbox").terms()))
            : new Subject(
                PaymentFold.apply(
                    Samples.payment(PaymentStatus.AUTHORIZED),
                    new PaymentChange.RefundReserved(Samples.cny(300))),
                Operation.created(Samples.refund(300).terms()));
    if (situation == Situation.CREATED) {
      return created;
    }
    Subject asked =
        new Subject(
            created.payment(), created.operation().claim(NOON, NOON.plus(LEASE)).operation());
    return switch (situation) {
      case CREATED, ASKED -> asked;
      case UNKNOWN -> told(asked, "unknown");
      case PENDING -> told(asked, "pending");
      case ACTION_REQUIRED -> told(asked, "action required");
      case ACTED -> told(told(asked, "action required"), "pending");
      case SUCCEEDED -> told(asked, "succeeded");
      case FAILED -> told(asked, "declined");
      case RETRIED -> retried(told(asked, "declined"));
      case SURPLUS -> told(retried(told(asked, "declined")), "succeeded");
    };
  }

  private static Subject retried(Subject failed) {
    var started = new PaymentChange.AttemptStarted("sandbox");
    return new Subject(PaymentFold.apply(failed.payment(), started), failed.operation());
  }

  private static Subject told(Subject before, String what) {
    var result =
        (OperationFold.Result.Applied)
            OperationFold.apply(before.operation(), evidence(what), POLICY);
    PaymentFold.Applied applied =
        PaymentFold.apply(before.payment(), before.operation(), result.operation());
    return new Subject(applied.payment(), applied.operation());
  }

  private static Evidence evidence(String what) {
    return switch (what) {
      case "succeeded, late answer" ->
          new Evidence.CallAnswer(outcome("succeeded"), NOON.minusSeconds(1));
      case "succeeded, by notice" -> new Evidence.Notification(outcome("succeeded"), NOON);
      case "succeeded, by bank line" -> new Evidence.BankLine("line-7", NOON);
      case "returned, by bank line" -> new Evidence.BankReturn("ac04", NOON);
      case "declined, by person" ->
          new Evidence.OperatorFinding(outcome("declined"), "ops-1", NOON);
      case "cancelled, too late" ->
          new Evidence.CallAnswer(
              new Outcome.Declined(FailureReason.CANCELLED), NOON.plus(DEADLINE));
      case "not arrived, early" ->
          new Evidence.InquiryAnswer(new Outcome.NotArrived(), NOON.plus(SETTLING).minusMillis(1));
      case "not arrived, settled" ->
          new Evidence.InquiryAnswer(new Outcome.NotArrived(), NOON.plus(SETTLING));
      case "not arrived, by call" ->
          new Evidence.CallAnswer(new Outcome.NotArrived(), NOON.plus(SETTLING));
      case "not arrived, too late" ->
          new Evidence.InquiryAnswer(new Outcome.NotArrived(), NOON.plus(DEADLINE).plus(SETTLING));
      case "nothing to cancel" ->
          new Evidence.CallAnswer(new Outcome.NotArrived(), NOON.plus(DEADLINE).plus(SETTLING));
      case "not sent" -> new Evidence.CallAnswer(new Outcome.NotSent("busy"), NOON);
      case "not sent, in the end" ->
          new Evidence.CallAnswer(new Outcome.NotSent("busy"), NOON.plus(HELD_BACK_FOR));
      case "unknown, after a day" ->
          new Evidence.InquiryAnswer(outcome("unknown"), NOON.plus(Duration.ofDays(1)));
      default -> new Evidence.InquiryAnswer(outcome(what), NOON);
    };
  }

  private static Outcome outcome(String what) {
    return switch (what) {
      case "succeeded" -> new Outcome.Succeeded("ch_9");
      case "other amount" -> new Outcome.Succeeded("ch_9", Samples.cny(500));
      case "declined" -> new Outcome.Declined(FailureReason.EXPIRED_CARD);
      case "odd word" -> new Outcome.Declined("Do not honour!");
      case "action required" -> new Outcome.ActionRequired("ch_9", Samples.REDIRECT);
      case "pending" -> new Outcome.Pending("ch_9");
      case "unknown" -> new Outcome.Unknown("no answer");
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static Stream<String> lines() {
    try (InputStream file =
        Objects.requireNonNull(
            EvidenceInStatesTest.class.getResourceAsStream("/operation/evidence-in-states.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("kind "))
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
