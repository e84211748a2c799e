package dev.quittance.payments.processing;

import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.store.PaymentStore;
import dev.quittance.payments.store.PaymentStore.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were cancelled (ADR 0053): an open attempt is called off, and what a payment was
 * charged before goes back as a refund.
 */
@ApplicationScoped
public class OrderCancellations {

  private static final Logger LOG = Logger.getLogger(OrderCancellations.class);

  /** Why the money goes back, as refunds show it. */
  private static final String REASON = "order_cancelled";

  private final PaymentStore store;
  private final OperationSettlement settlement;
  private final OperationWorker worker;
  private final RefundRequests refunds;
  private final Outbox outbox;
  private final AfterCommit afterCommit;
  private final Clock clock;

  OrderCancellations(
      PaymentStore store,
      OperationSettlement settlement,
      OperationWorker worker,
      RefundRequests refunds,
      Outbox outbox,
      AfterCommit afterCommit,
      Clock clock) {
    this.store = store;
    this.settlement = settlement;
    this.worker = worker;
    this.refunds = refunds;
    this.outbox = outbox;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  /** An attempt that is not stored yet, called off before its gateway is asked. */
  public Attempts.Begun callOff(Payment payment, Operation attempt) {
    Instant now = now();
    Payment cancelled = PaymentFold.apply(payment, new PaymentChange.OrderCancelled(now));
    PaymentFold.Applied applied =
        calledOff(cancelled, attempt, now)
            .orElseGet(() -> new PaymentFold.Applied(cancelled, attempt, List.of()));
    return new Attempts.Begun(applied.payment(), applied.operation(), applied.events());
  }

  /**
   * Stores what follows for a locked payment, within the current transaction.
   *
   * @param traceparent of the cancellation
   */
  public void cancel(Payment payment, @Nullable String traceparent) {
    Instant now = now();
    Payment cancelled = PaymentFold.apply(payment, new PaymentChange.OrderCancelled(now));
    Operation attempt = store.lockOpenAttempt(payment).orElse(null);
    if (attempt == null) {
      store.save(List.of(new Changed<>(payment, cancelled)), List.of());
      payBack(cancelled);
      return;
    }
    PaymentFold.Applied applied = calledOff(cancelled, attempt, now).orElseThrow();
    store.save(
        List.of(new Changed<>(payment, applied.payment())),
        List.of(new Changed<>(attempt, applied.operation())));
    outbox.appendCaused(
        applied.events().stream().map(event -> new Outbox.Caused(event, traceparent)).toList());
    afterCommit.run(() -> worker.loop().wake());
  }

  /** Empty if the attempt has ended. */
  private Optional<PaymentFold.Applied> calledOff(
      Payment cancelled, Operation attempt, Instant now) {
    boolean canCharge = !attempt.terms().gateway().equals(BankGateway.NAME);
    var evidence = new Evidence.OrderCancellation(canCharge, now);
    return OperationFold.apply(attempt, evidence, settlement.policy(attempt))
            instanceof OperationFold.Result.Applied(Operation after)
        ? Optional.of(PaymentFold.apply(cancelled, attempt, after))
        : Optional.empty();
  }

  /** It was paid, and told so, before the cancellation was known here: the ledger has both. */
  private void payBack(Payment payment) {
    if (!payment.status().isAuthorized() || !payment.refundable().isPositive()) {
      return;
    }
    if (refunds.request(payment.id(), null, REASON).orElseThrow()
        instanceof RefundRequests.Result.Rejected(var _, RejectionCode code)) {
      LOG.errorf(
          "The order of %s was cancelled, and %s cannot be paid back yet (%s): refund it by hand",
          payment.id(), payment.refundable(), code);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
