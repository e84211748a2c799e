package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationDecider;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is cancelled while its payment is under way. */
class CancellationTest {

  private static final Instant LATER = Samples.NOON.plus(Duration.ofHours(1));

  /**
   * What happens to an attempt, one word after the other; its status, its payment's and what was
   * published; and what its gateway is asked next. {@code cancelled} is the order.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # happens                             | attempt         | payment         | publishes                   | next
          cancelled                             | FAILED          | FAILED          | PaymentFailed order_cancelled     |
          held cancelled                        | FAILED          | FAILED          | Action, PaymentFailed order_cancelled |
          asked cancelled                       | ASKED           | PENDING         |                             | INQUIRE
          asked cancelled not-arrived           | FAILED          | FAILED          | PaymentFailed order_cancelled     |
          asked cancelled not-sent              | FAILED          | FAILED          | PaymentFailed order_cancelled     |
          asked not-sent cancelled              | FAILED          | FAILED          | PaymentFailed order_cancelled     |
          asked cancelled succeeded             | SURPLUS         | FAILED          | PaymentFailed order_cancelled |
          asked cancelled declined              | FAILED          | FAILED          | PaymentFailed declined      |
          asked cancelled unknown               | UNKNOWN         | PENDING         |                             | INQUIRE
          asked cancelled action                | ACTION_REQUIRED | ACTION_REQUIRED |                             | CANCEL
          asked cancelled pending               | PENDING         | PENDING         |                             | CANCEL
          asked unknown cancelled succeeded     | SURPLUS         | FAILED          | PaymentFailed order_cancelled |
          asked pending cancelled               | PENDING         | PENDING         |                             | CANCEL
          asked pending cancelled revoked       | FAILED          | FAILED          | PaymentFailed order_cancelled     |
          asked pending cancelled succeeded     | SURPLUS         | FAILED          | PaymentFailed order_cancelled |
          asked action cancelled                | ACTION_REQUIRED | ACTION_REQUIRED | Action                      | CANCEL
          asked action cancelled revoked        | FAILED          | FAILED          | Action, PaymentFailed order_cancelled |
          asked action cancelled succeeded      | SURPLUS         | FAILED          | Action, PaymentFailed order_cancelled |
          asked action cancelled revoked succeeded | SURPLUS      | FAILED          | Action, PaymentFailed order_cancelled |
          asked action transfer-cancelled       | FAILED          | FAILED          | Action, PaymentFailed order_cancelled |
          asked declined cancelled              | FAILED          | FAILED          | PaymentFailed declined      |
          asked declined cancelled succeeded    | SURPLUS         | FAILED          | PaymentFailed declined      |
          asked declined succeeded cancelled    | SUCCEEDED       | AUTHORIZED      | PaymentFailed declined, PaymentAuthorized |
          asked succeeded cancelled             | SUCCEEDED       | AUTHORIZED      | PaymentAuthorized           |
          """)
  void anAttemptOfACancelledOrderEndsAndItsChargeGoesBack(
      String happens,
      OperationStatus attempt,
      PaymentStatus payment,
      String publishes,
      String next) {
    Story story = new Story();
    for (String word : happens.split(" ", -1)) {
      story.happens(word);
    }
    assertThat(story.attempt.status()).isEqualTo(attempt);
    assertThat(story.payment.status()).isEqualTo(payment);
    assertThat(String.join(", ", story.published)).isEqualTo(publishes == null ? "" : publishes);
    assertThat(
            story.attempt.status().isFinal()
                ? null
                : OperationDecider.nextStep(story.attempt.state(), LATER).name())
        .isEqualTo(next);
  }

  /** Whatever a gateway says in whatever order, and whenever the order is cancelled. */
  @ParameterizedTest
  @ValueSource(longs = {5, 20261126, 83})
  void noChargeIsLostAndNoneIsToldAfterTheCancellation(long seed) {
    String[] words = {
      "asked",
      "not-arrived",
      "not-sent",
      "succeeded",
      "declined",
      "unknown",
      "action",
      "pending",
      "revoked",
      "cancelled"
    };
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      Story story = new Story();
      for (int step = 0; step < 8; step++) {
        story.happens(words[random.nextInt(words.length)]);
      }
      boolean told = story.published.contains("PaymentAuthorized");
      assertThat(story.payment.status().isAuthorized()).isEqualTo(told);
      assertThat(story.attempt.status() == OperationStatus.SUCCEEDED).isEqualTo(told);
      assertThat(story.attempt.status() == OperationStatus.SURPLUS)
          .isEqualTo(story.charged && !told);
      assertThat(story.paidBack).isEqualTo(told && story.payment.isCancelled());
    }
  }

  private static final class Story {

    private Payment payment = Samples.payment(PaymentStatus.PENDING);
    private Operation attempt = Operation.created(Samples.attempt(1, "sandbox").terms());
    private final List<String> published = new ArrayList<>();
    private boolean charged;
    private boolean paidBack;

    void happens(String word) {
      switch (word) {
        case "asked" -> {
          if (attempt.status() == OperationStatus.CREATED) {
            attempt = attempt.claim(Samples.NOON, Samples.NOON.plusSeconds(60)).operation();
          }
        }
        case "held" -> become(attempt, attempt.held(Samples.REDIRECT, LATER));
        case "cancelled" -> cancelled(true);
        case "transfer-cancelled" -> cancelled(false);
        case "not-arrived" -> hear(new Evidence.InquiryAnswer(new Outcome.NotArrived(), LATER));
        default -> hear(new Evidence.CallAnswer(outcome(word), Samples.NOON.plusSeconds(1)));
      }
    }

    private void cancelled(boolean canCharge) {
      if (payment.isCancelled()) {
        return;
      }
      payment = PaymentFold.apply(payment, new PaymentChange.OrderCancelled(Samples.NOON));
      hear(new Evidence.OrderCancellation(canCharge, Samples.NOON));
      paidBack = payment.refundable().isPositive();
    }

    private void hear(Evidence evidence) {
      boolean isAsked = attempt.state().askedAt() != null;
      if (!(evidence instanceof Evidence.OrderCancellation) && !isAsked) {
        return; // no gateway says anything of what it was not asked for
      }
      if (OperationFold.apply(attempt, evidence, Samples.POLICY)
          instanceof OperationFold.Result.Applied(Operation after)) {
        charged |= evidence.outcome() instanceof Outcome.Succeeded;
        become(attempt, after);
      }
    }

    private void become(Operation before, Operation after) {
      PaymentFold.Applied applied = PaymentFold.apply(payment, before, after);
      payment = applied.payment();
      attempt = applied.operation();
      applied.events().forEach(event -> published.add(words(event)));
    }

    private static Outcome outcome(String word) {
      return switch (word) {
        case "succeeded" -> new Outcome.Succeeded("ch_1");
        case "declined" -> new Outcome.Declined(FailureReason.DECLINED);
        case "revoked" -> new Outcome.Declined(FailureReason.CANCELLED);
        case "unknown" -> new Outcome.Unknown("no answer");
        case "not-sent" -> new Outcome.NotSent("busy");
        case "action" -> new Outcome.ActionRequired("ch_1", Samples.REDIRECT);
        case "pending" -> new Outcome.Pending("ch_1");
        default -> throw new IllegalArgumentException(word);
      };
    }

    private static String words(OrderEvent event) {
      return switch (event) {
        case PaymentFailed failed -> "PaymentFailed " + failed.reason();
        case PaymentAuthorized _ -> "PaymentAuthorized";
        default -> "Action";
      };
    }
  }
}
