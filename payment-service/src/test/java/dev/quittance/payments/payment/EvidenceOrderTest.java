package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.GatewayStep;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.RefundWatch;
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
 * gateway charges or refunds for every request that arrives. In the end there is one charge and one
 * event, or none and the event that says so. A refund that came back is in the end not refunded.
 */
class EvidenceOrderTest {

  private static final int SETTLING = 10;
  private static final int LEASE = 25;
  private static final int WATCH = 1_000;
  private static final int STORM = 150;
  private static final int CALM = 3_000;

  private static final OperationPolicy POLICY =
      new OperationPolicy(
          new RetryPause(Duration.ofSeconds(1), Duration.ofSeconds(40)),
          Duration.ofDays(1),
          Duration.ofSeconds(90),
          Duration.ofSeconds(SETTLING),
          new RefundWatch(Duration.ofSeconds(30), Duration.ofSeconds(WATCH)));

  private record Mail(int deliverAt, Evidence evidence) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 20261125, 77})
  void inAnyOrderOfEvidenceThereIsOneChargeAndOneFinalState(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1_500; round++) {
      new AttemptStory(new Random(random.nextLong())).play();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 20261126, 78})
  void inAnyOrderOfEvidenceARefundIsWhatItsGatewaySaysInTheEnd(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1_500; round++) {
      new RefundStory(new Random(random.nextLong())).play();
    }
  }

  private static final class AttemptStory extends Story {

    AttemptStory(Random random) {
      super(
          random,
          new NaiveGateway(random, false),
          Samples.payment(PaymentStatus.PENDING),
          Operation.created(Samples.attempt(1, "sandbox").terms()));
    }

    @Override
    void passTime(int now, boolean storm) {
      gateway.timePasses();
      if (gateway.isPaid() && random.nextInt(200) == 0) {
        send(now, new Evidence.BankLine("line-1", at(now)), storm);
      }
    }

    @Override
    void check() {
      assertThat(gateway.charges()).isEqualTo(gateway.isPaid() ? 1 : 0);
      assertThat(payment.status())
          .isEqualTo(gateway.isPaid() ? PaymentStatus.AUTHORIZED : PaymentStatus.FAILED);
      assertThat(published())
          .containsExactly(gateway.isPaid() ? PaymentAuthorized.class : PaymentFailed.class);
    }
  }

  private static final class RefundStory extends Story {

    private static final Money PART = Samples.cny(300);

    RefundStory(Random random) {
      super(
          random,
          new NaiveGateway(random, true),
          PaymentFold.apply(
              Samples.payment(PaymentStatus.AUTHORIZED), new PaymentChange.RefundReserved(PART)),
          Operation.created(Samples.refund(PART.amountMinor()).terms()));
    }

    @Override
    void passTime(int now, boolean storm) {
      gateway.timePasses();
      if (now < WATCH / 2 && random.nextInt(100) == 0) {
        gateway.comesBack();
      }
    }

    @Override
    void check() {
      assertThat(gateway.charges()).isBetween(gateway.isPaid() ? 1 : 0, 1);
      assertThat(payment.state().refundsPending()).isEqualTo(Samples.cny(0));
      assertThat(payment.state().refunded()).isEqualTo(gateway.isPaid() ? PART : Samples.cny(0));
      assertThat(payment.state().feeGivenBack()).isEqualTo(Samples.cny(gateway.isPaid() ? 2 : 0));
      if (gateway.isPaid()) {
        assertThat(published()).containsExactly(Refunded.class);
      } else {
        assertThat(published()).isIn(List.of(), List.of(Refunded.class, RefundFailed.class));
      }
    }
  }

  /** One operation, second by second. */
  private abstract static class Story {

    final Random random;
    final NaiveGateway gateway;
    private final List<Mail> mail = new ArrayList<>();
    private final List<Evidence> delivered = new ArrayList<>();
    private final List<Integer> requests = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    Payment payment;
    private Operation operation;

    Story(Random random, NaiveGateway gateway, Payment payment, Operation operation) {
      this.random = random;
      this.gateway = gateway;
      this.payment = payment;
      this.operation = operation;
    }

    /** Things happen at the gateway. */
    abstract void passTime(int now, boolean storm);

    /** It has come out as it must. */
    abstract void check();

    /** What was said of the money. */
    List<Class<?>> published() {
      return events.stream()
          .<Class<?>>map(Object::getClass)
          .filter(event -> event != PaymentActionRequired.class)
          .toList();
    }

    void play() {
      int now = 0;
      for (; now < CALM && !(now > STORM && operation.state().nextAskAt() == null); now++) {
        tick(now, now < STORM);
      }
      assertThat(operation.status().isFinal()).isTrue();
      assertThat(operation.state().nextAskAt()).isNull();
      Operation end = operation;
      mail.forEach(one -> hear(one.evidence()));
      List<Evidence> again = new ArrayList<>(delivered);
      Collections.shuffle(again, random);
      again.forEach(this::hear);

      assertThat(operation).isEqualTo(end);
      assertThat(gateway.arrivals()).isEqualTo(1);
      check();
    }

    private void tick(int now, boolean storm) {
      if (requests.remove((Integer) now)) {
        gateway.arrive();
      }
      passTime(now, storm);
      if (gateway.arrivals() > 0 && random.nextInt(10) == 0) {
        send(now, new Evidence.Notification(gateway.state(), at(now)), storm);
      }
      List<Mail> due = new ArrayList<>(mail.stream().filter(m -> m.deliverAt() <= now).toList());
      mail.removeAll(due);
      Collections.shuffle(due, random);
      due.forEach(one -> hear(one.evidence()));
      Instant next = operation.state().nextAskAt();
      if (next != null && !next.isAfter(at(now))) {
        ask(now, storm);
      }
    }

    private void ask(int now, boolean storm) {
      Operation.Claim claim = operation.claim(at(now), at(now + LEASE));
      operation = claim.operation();
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
    final void send(int now, Evidence evidence, boolean storm) {
      for (int copies = storm ? random.nextInt(3) : 1; copies > 0; copies--) {
        mail.add(new Mail(now + (storm ? random.nextInt(40) : 0), evidence));
      }
    }

    private void hear(Evidence evidence) {
      delivered.add(evidence);
      switch (OperationFold.apply(operation, evidence, POLICY)) {
        case OperationFold.Result.Applied(Operation after) -> {
          PaymentFold.Applied applied = PaymentFold.apply(payment, operation, after);
          operation = applied.operation();
          payment = applied.payment();
          events.addAll(applied.events());
        }
        case OperationFold.Result.Refused(EvidenceRefusal refusal) ->
            assertThat(refusal).isNotEqualTo(EvidenceRefusal.CONTRADICTION);
      }
    }

    static Instant at(int second) {
      return Samples.NOON.plusSeconds(second);
    }
  }
}
