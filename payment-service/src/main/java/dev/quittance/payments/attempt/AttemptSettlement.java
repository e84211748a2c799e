package dev.quittance.payments.attempt;

import dev.quittance.contract.Event;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.Command;
import dev.quittance.payments.payment.Decide;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import dev.quittance.payments.payment.Evolve;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.RetryPause;
import dev.quittance.payments.store.Attempts;
import dev.quittance.payments.store.ClaimedAttempt;
import dev.quittance.payments.store.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** A gateway's answer becomes state and event, in one transaction, once. */
@ApplicationScoped
public class AttemptSettlement {

  private final Payments payments;
  private final Attempts attempts;
  private final Outbox outbox;
  private final Trace trace;
  private final Clock clock;
  private final PaymentMeters meters;
  private final PaymentConfig config;

  AttemptSettlement(
      Payments payments,
      Attempts attempts,
      Outbox outbox,
      Trace trace,
      Clock clock,
      PaymentMeters meters,
      PaymentConfig config) {
    this.payments = payments;
    this.attempts = attempts;
    this.outbox = outbox;
    this.trace = trace;
    this.clock = clock;
    this.meters = meters;
    this.config = config;
  }

  /**
   * Stores the answer and puts what follows from it into the outbox.
   *
   * @return false if the attempt had moved on: then nothing is stored and nothing published
   */
  @ActivateRequestContext
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean settle(ClaimedAttempt claimed, AuthorizationOutcome outcome) {
    Attempt before = claimed.attempt();
    Payment payment =
        payments
            .lock(before.paymentId())
            .orElseThrow(() -> new IllegalStateException(before.paymentId() + " has gone"));
    var answer = new Command.AnswerAttempt(before.attemptId(), outcome);
    boolean settled =
        switch (Decide.decide(payment, answer)) {
          case Refused refused -> false;
          case Taken taken -> {
            if (!attempts.compareAndSet(before, after(before, outcome))) {
              yield false;
            }
            trace.continueFrom(before.traceparent());
            payments.save(Evolve.evolve(payment, taken.change()));
            if (!taken.events().isEmpty()) {
              outbox.append(taken.events().toArray(Event[]::new));
            }
            meters.attemptAnswered(before.gateway(), outcome.label(), taken.events());
            yield true;
          }
        };
    if (!settled) {
      meters.attemptAnswered(before.gateway(), "late", List.of());
    }
    return settled;
  }

  private Attempt after(Attempt before, AuthorizationOutcome outcome) {
    PaymentConfig.Work work = config.attempts();
    RetryPause pause = new RetryPause(work.minPause(), work.maxPause());
    return before.answered(
        outcome, clock.instant(), pause.after(before.tries()), config.challengeDeadline());
  }
}
