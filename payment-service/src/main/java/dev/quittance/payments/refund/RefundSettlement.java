package dev.quittance.payments.refund;

import dev.quittance.contract.Event;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.payment.Change;
import dev.quittance.payments.payment.Command;
import dev.quittance.payments.payment.Decide;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import dev.quittance.payments.payment.Evolve;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.payment.RefundOutcome;
import dev.quittance.payments.payment.RetryPause;
import dev.quittance.payments.store.ClaimedRefund;
import dev.quittance.payments.store.Payments;
import dev.quittance.payments.store.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** A gateway's answer to a refund becomes state and event, in one transaction, once. */
@ApplicationScoped
public class RefundSettlement {

  private final Payments payments;
  private final Refunds refunds;
  private final Outbox outbox;
  private final Trace trace;
  private final Clock clock;
  private final PaymentMeters meters;
  private final RetryPause pause;

  RefundSettlement(
      Payments payments,
      Refunds refunds,
      Outbox outbox,
      Trace trace,
      Clock clock,
      PaymentMeters meters,
      PaymentConfig config) {
    this.payments = payments;
    this.refunds = refunds;
    this.outbox = outbox;
    this.trace = trace;
    this.clock = clock;
    this.meters = meters;
    this.pause = new RetryPause(config.refunds().minPause(), config.refunds().maxPause());
  }

  /**
   * Stores the answer and puts what follows from it into the outbox.
   *
   * @return false if the refund had moved on: then nothing is stored and nothing published
   */
  @ActivateRequestContext
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean settle(ClaimedRefund claimed, RefundOutcome outcome) {
    Refund before = claimed.refund();
    Payment payment =
        payments
            .lock(before.paymentId())
            .orElseThrow(() -> new IllegalStateException(before.paymentId() + " has gone"));
    var answer = new Command.AnswerRefund(before.refundId(), before.amount(), outcome);
    boolean settled =
        refunds.isOpen(before)
            && switch (Decide.decide(payment, answer)) {
              case Refused refused -> false;
              case Taken taken -> {
                if (!refunds.compareAndSet(before, after(before, outcome, taken.change()))) {
                  yield false;
                }
                trace.continueFrom(before.traceparent());
                payments.save(Evolve.evolve(payment, taken.change()));
                if (!taken.events().isEmpty()) {
                  outbox.append(taken.events().toArray(Event[]::new));
                }
                yield true;
              }
            };
    meters.refundAnswered(payment.gateway(), settled ? outcome.label() : "late");
    return settled;
  }

  private Refund after(Refund before, RefundOutcome outcome, Change change) {
    Instant now = clock.instant();
    return switch (outcome) {
      case RefundOutcome.Paid paid when change instanceof Change.RefundPaid back ->
          before.paid(paid.reference(), back.fee(), now);
      case RefundOutcome.Paid paid ->
          throw new IllegalStateException("a paid refund changed its payment by " + change);
      case RefundOutcome.Rejected rejected -> before.rejected(rejected.reason(), now);
      case RefundOutcome.Open open -> before.unanswered(now, pause.after(before.tries()));
    };
  }
}
