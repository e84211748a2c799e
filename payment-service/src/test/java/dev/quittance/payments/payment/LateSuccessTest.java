package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gateways fail attempts that they have charged, and tell the truth later, often, and in any order;
 * the buyer tries again as soon as he may. In the end each charge pays for the payment, or goes
 * back.
 */
class LateSuccessTest {

  private static final int ATTEMPTS = 3;

  @ParameterizedTest
  @ValueSource(longs = {3, 20261127, 79})
  void eachChargePaysOrGoesBack(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      new Story(random).play();
    }
  }

  private static final class Story {

    private final Random random;
    private final List<Operation> attempts = new ArrayList<>();
    private final List<Boolean> charged = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Runnable> mail = new ArrayList<>();
    private Payment payment = Samples.payment(PaymentStatus.PENDING);
    private int reversals;

    Story(Random random) {
      this.random = random;
    }

    void play() {
      begin();
      while (!mail.isEmpty()) {
        mail.removeLast().run();
        if (payment.status() == PaymentStatus.FAILED && attempts.size() < ATTEMPTS) {
          payment = PaymentFold.apply(payment, new PaymentChange.AttemptStarted("sandbox"));
          begin();
        }
      }
      boolean paid = payment.status() == PaymentStatus.AUTHORIZED;
      assertThat(paid).isNotEqualTo(payment.status() == PaymentStatus.FAILED);
      assertThat(count(OperationStatus.SUCCEEDED)).isEqualTo(paid ? 1 : 0);
      assertThat(reversals).isEqualTo(count(OperationStatus.SURPLUS));
      for (int i = 0; i < attempts.size(); i++) {
        assertThat(attempts.get(i).status() != OperationStatus.FAILED).isEqualTo(charged.get(i));
      }
      assertThat(events.stream().filter(PaymentAuthorized.class::isInstance).count())
          .isEqualTo(paid ? 1 : 0);
    }

    private long count(OperationStatus status) {
      return attempts.stream().filter(attempt -> attempt.status() == status).count();
    }

    /** What its gateway will say of it: the truth, and before or after it perhaps a failure. */
    private void begin() {
      int index = attempts.size();
      attempts.add(Samples.attempt(index + 1, "sandbox"));
      boolean isCharged = random.nextBoolean();
      charged.add(isCharged);
      if (!isCharged || random.nextBoolean()) {
        send(index, new Outcome.Declined(FailureReason.DECLINED));
      }
      if (isCharged) {
        send(index, new Outcome.Succeeded("ch_" + index));
      }
      Collections.shuffle(mail, random);
    }

    private void send(int index, Outcome outcome) {
      for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
        mail.add(() -> hear(index, new Evidence.Notification(outcome, Samples.NOON)));
      }
    }

    private void hear(int index, Evidence evidence) {
      Operation before = attempts.get(index);
      if (OperationFold.apply(before, evidence, Samples.POLICY)
          instanceof OperationFold.Result.Applied(Operation after)) {
        PaymentFold.Applied applied = PaymentFold.apply(payment, before, after);
        payment = applied.payment();
        attempts.set(index, applied.operation());
        events.addAll(applied.events());
        reversals += applied.operation().becameSurplus(before) ? 1 : 0;
      }
    }
  }
}
