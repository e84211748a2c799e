package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.GatewayStep;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Evidence is lost, repeated, late and out of order, requests are lost or slow, and workers die; a
 * gateway charges for every request that arrives. In the end there is one charge and one event, or
 * none and the event that says so.
 */
class EvidenceOrderTest {

  private static final int SETTLING = 10;
  private static final int LEASE = 25;
  private static final int STORM = 150;
  private static final int CALM = 3_000;

  private static final OperationPolicy POLICY =
      new OperationPolicy(
          new RetryPause(Duration.ofSeconds(1), Duration.ofSeconds(40)),
          Duration.ofSeconds(90),
          Duration.ofSeconds(SETTLING));

  private record Mail(int deliverAt, Evidence evidence) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 20261125, 77})
  void inAnyOrderOfEvidenceThereIsOneChargeAndOneFinalState(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1_500; round++) {
      new Story(new Random(random.nextLong())).play();
    }
  }

  /** One attempt, second by second. */
  private static final class Story {

    private final Random random;
    private final NaiveGateway gateway;
    private final List<Mail> mail = new ArrayList<>();
    private final List<Evidence> delivered = new ArrayList<>();
    private final List<Integer> requests = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private Payment payment = Samples.payment(PaymentStatus.PENDING);
    private Operation attempt =
        Operation.created(
            new OperationTerms(
                Samples.ATTEMPT,
                Samples.PAYMENT,
                OperationKind.AUTHORIZATION,
                1,
                "sandbox",
                Samples.cny(1099),
                Charge.of("pm_card_visa", Samples.cny(1099)),
                null,
                null,
                at(0)));

    Story(Random random) {
      this.random = random;
      this.gateway = new NaiveGateway(random);
    }

    void play() {
      int now = 0;
      for (; now < CALM && !(now > STORM && attempt.status().isFinal()); now++) {
        tick(now, now < STORM);
      }
      assertThat(attempt.status().isFinal()).isTrue();
      Operation end = attempt;
      mail.forEach(one -> hear(one.evidence()));
      List<Evidence> again = new ArrayList<>(delivered);
      Collections.shuffle(again, random);
      again.forEach(this::hear);

      assertThat(attempt).isEqualTo(end);
      assertThat(gateway.arrivals()).isEqualTo(1);
      assertThat(gateway.charges()).isEqualTo(gateway.isPaid() ? 1 : 0);
      assertThat(payment.status())
          .isEqualTo(gateway.isPaid() ? PaymentStatus.AUTHORIZED : PaymentStatus.FAILED);
      assertThat(events.stream().filter(PaymentAuthorized.class::isInstance))
          .hasSize(gateway.isPaid() ? 1 : 0);
      assertThat(events.stream().filter(PaymentFailed.class::isInstance))
          .hasSize(gateway.isPaid() ? 0 : 1);
    }

    private void tick(int now, boolean storm) {
      if (requests.remove((Integer) now)) {
        gateway.arrive();
      }
      gateway.timePasses();
      if (gateway.arrivals() > 0 && random.nextInt(10) == 0) {
        send(now, new Evidence.Notification(gateway.state(), at(now)), storm);
      }
      if (gateway.isPaid() && random.nextInt(200) == 0) {
        send(now, new Evidence.BankLine("line-1", at(now)), storm);
      }
      List<Mail> due = new ArrayList<>(mail.stream().filter(m -> m.deliverAt() <= now).toList());
      mail.removeAll(due);
      Collections.shuffle(due, random);
      due.forEach(one -> hear(one.evidence()));
      Instant next = attempt.state().nextAskAt();
      if (next != null && !next.isAfter(at(now))) {
        ask(now, storm);
      }
    }

    private void ask(int now, boolean storm) {
      Operation.Claim claim = attempt.claim(at(now), at(now + LEASE));
      attempt = claim.operation();
      if (storm && random.nextInt(5) == 0) {
        return; // the worker died before it asked
      }
      Outcome outcome = answer(claim.step(), now, storm);
      if (storm && random.nextInt(5) == 0) {
        return; // the worker died before it stored the answer
      }
      send(
          now,
          claim.step() == GatewayStep.INQUIRE
              ? new Evidence.InquiryAnswer(outcome, at(now))
              : new Evidence.CallAnswer(outcome, at(now)),
          storm);
    }

    private Outcome answer(GatewayStep step, int now, boolean storm) {
      boolean silent = storm && random.nextInt(3) == 0;
      Outcome outcome =
          switch (step) {
            case PERFORM -> perform(now, storm);
            case INQUIRE -> gateway.state();
            case CANCEL -> gateway.cancel();
          };
      return silent ? new Outcome.Unknown("no answer") : outcome;
    }

    /** The request arrives at once, within the settling time, or never. */
    private Outcome perform(int now, boolean storm) {
      int fate = storm ? random.nextInt(4) : 0;
      if (fate == 0) {
        gateway.arrive();
        return gateway.state();
      }
      if (fate == 1) {
        requests.add(now + 1 + random.nextInt(SETTLING - 1));
      }
      return new Outcome.Unknown("no answer");
    }

    /** Evidence may be lost, may come twice, and comes when it comes. */
    private void send(int now, Evidence evidence, boolean storm) {
      for (int copies = storm ? random.nextInt(3) : 1; copies > 0; copies--) {
        mail.add(new Mail(now + (storm ? random.nextInt(40) : 0), evidence));
      }
    }

    private void hear(Evidence evidence) {
      delivered.add(evidence);
      switch (OperationFold.apply(attempt, evidence, POLICY)) {
        case OperationFold.Result.Applied(Operation after) -> {
          PaymentFold.Applied applied = PaymentFold.apply(payment, attempt, after);
          attempt = applied.operation();
          payment = applied.payment();
          events.addAll(applied.events());
        }
        case OperationFold.Result.Refused(EvidenceRefusal refusal) ->
            assertThat(refusal).isNotEqualTo(EvidenceRefusal.CONTRADICTION);
      }
    }

    private static Instant at(int second) {
      return Samples.NOON.plusSeconds(second);
    }
  }
}
