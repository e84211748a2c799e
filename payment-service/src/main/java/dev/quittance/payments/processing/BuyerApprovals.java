package dev.quittance.payments.processing;

import dev.quittance.contract.NextAction;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.payments.account.ApprovalRule;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.factor.SecondFactors.Answer;
import dev.quittance.payments.account.store.SecondFactorStore;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Attempts that wait for their buyer's code before a gateway is asked. What a buyer approves is one
 * attempt, whose amount, payee and order never change; another attempt needs another approval.
 */
@ApplicationScoped
public class BuyerApprovals {

  /** Where the buyer finds the code: it is sent nowhere. */
  private static final String SENT_TO = "authenticator app";

  private final PaymentStore store;
  private final SecondFactorStore approvals;
  private final OperationSettlement settlement;
  private final OperationWorker worker;
  private final AfterCommit afterCommit;
  private final Clock clock;
  private final ApprovalRule rule;
  private final Duration deadline;

  BuyerApprovals(
      PaymentStore store,
      SecondFactorStore approvals,
      OperationSettlement settlement,
      OperationWorker worker,
      AfterCommit afterCommit,
      Clock clock,
      PaymentConfig config) {
    this.store = store;
    this.approvals = approvals;
    this.settlement = settlement;
    this.worker = worker;
    this.afterCommit = afterCommit;
    this.clock = clock;
    this.deadline = config.challengeDeadline();
    PaymentConfig.SecondFactor asked = config.secondFactor();
    this.rule =
        new ApprovalRule(
            ApprovalRule.minorUnits(asked.above()),
            asked.foreignCard(),
            asked.newInstrument(),
            asked.newSupplier());
  }

  /** The attempt as it was begun, or held until its buyer approves it if the rule says so. */
  public Attempts.Begun hold(Attempts.Begun begun, Method method) {
    PaymentTerms terms = begun.payment().terms();
    boolean needed =
        begun.attempt().status() == OperationStatus.CREATED
            && method instanceof Method.Usable usable
            && rule.needs(
                terms.amount(),
                usable,
                () -> approvals.hasPaid(terms.buyerId(), terms.supplierId()));
    if (!needed) {
      return begun;
    }
    Instant end = now().plus(deadline);
    Operation held = begun.attempt().held(new NextAction.OneTimeCode(SENT_TO, end), end);
    PaymentFold.Applied applied = PaymentFold.apply(begun.payment(), begun.attempt(), held);
    return new Attempts.Begun(applied.payment(), applied.operation(), applied.events());
  }

  /**
   * Lets the gateway be asked for an attempt that its buyer has approved, within the caller's
   * transaction.
   *
   * @param answer how he did
   * @return false if it does not wait for him any more
   */
  public boolean release(String accountId, Operation attempt, Answer answer) {
    Instant now = now();
    PaymentOperation row = store.lockAll(List.of(attempt)).stream().findFirst().orElse(null);
    if (row == null || !isAwaited(row.operation(), now)) {
      return false;
    }
    Operation before = row.operation();
    var evidence = new Evidence.BuyerApproval(now);
    if (!(OperationFold.apply(before, evidence, settlement.policy(before))
        instanceof OperationFold.Result.Applied(Operation after))) {
      return false;
    }
    Payment payment = row.payment();
    PaymentFold.Applied applied = PaymentFold.apply(payment, before, after);
    store.save(
        applied.payment().equals(payment)
            ? List.of()
            : List.of(new PaymentStore.Changed<>(payment, applied.payment())),
        List.of(new PaymentStore.Changed<>(before, applied.operation())));
    approvals.approved(accountId, payment.terms(), after, answer.method(), now);
    afterCommit.run(() -> worker.loop().wake());
    return true;
  }

  /** Whether it waits for its buyer's code, who still has time. */
  public boolean isAwaited(Operation attempt) {
    return isAwaited(attempt, now());
  }

  private static boolean isAwaited(Operation attempt, Instant now) {
    Instant end = attempt.state().answerBy();
    return attempt.isHeld() && end != null && now.isBefore(end);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
