package dev.quittance.payments.processing;

import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Finding;
import dev.quittance.payments.operation.OperationDecider;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people found out about operations, within the current transaction. */
@ApplicationScoped
public class Findings {

  /** What may be said of an operation. */
  public sealed interface Subject {

    /** A person may say what became of it. */
    record InDoubt(PaymentOperation found) implements Subject {}

    /** It is known what became of it, or its gateway is about to tell. */
    record Clear(PaymentOperation found) implements Subject {}

    /** Only what is on a bank's statement pays by bank. */
    record OfStatement(PaymentOperation found) implements Subject {}
  }

  private final PaymentStore store;
  private final ContradictionStore contradictions;
  private final OperationSettlement settlement;
  private final Clock clock;

  Findings(
      PaymentStore store,
      ContradictionStore contradictions,
      OperationSettlement settlement,
      Clock clock) {
    this.store = store;
    this.contradictions = contradictions;
    this.settlement = settlement;
    this.clock = clock;
  }

  /** The payment's operation, locked; empty if it has none of that id. */
  public Optional<Subject> subject(String paymentId, String operationId) {
    return locked(operationId)
        .filter(found -> found.payment().id().equals(paymentId))
        .map(this::subject);
  }

  private Optional<PaymentOperation> locked(String operationId) {
    return store.lockOperations(List.of(operationId)).stream()
        .filter(found -> found.operation().id().equals(operationId))
        .findFirst();
  }

  private Subject subject(PaymentOperation found) {
    boolean byStatement =
        found.operation().terms().kind() == OperationKind.AUTHORIZATION
            && found.operation().terms().gateway().equals(BankGateway.NAME);
    if (byStatement) {
      return new Subject.OfStatement(found);
    }
    boolean inDoubt =
        OperationDecider.isInDoubt(found.operation().state())
            || contradictions.isAbout(found.operation());
    return inDoubt ? new Subject.InDoubt(found) : new Subject.Clear(found);
  }

  /**
   * Tells what a person found out. The fold decides what follows: what does not fit is kept and
   * changes nothing.
   *
   * @param reference the gateway's own name of the charge or refund; null if there is none
   * @return the operation afterwards
   */
  public PaymentOperation tell(
      Subject.InDoubt about, Finding finding, @Nullable String reference, String decidedBy) {
    String id = about.found().operation().id();
    settlement.settleLocked(
        List.of(about.found()),
        Map.of(
            id,
            new Evidence.OperatorFinding(
                finding.outcome(reference),
                decidedBy,
                clock.instant().truncatedTo(ChronoUnit.MICROS))));
    return locked(id).orElseThrow();
  }
}
