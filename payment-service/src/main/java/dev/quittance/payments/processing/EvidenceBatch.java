package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.Contradictions;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.store.ContradictionStore.Said;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore.Changed;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Rows while evidence is applied to them, and what is to be stored of it. */
final class EvidenceBatch {

  private static final Logger LOG = Logger.getLogger(EvidenceBatch.class);

  private final Function<Operation, OperationPolicy> policy;
  private final PaymentMeters meters;
  private final Map<String, Payment> paymentsBefore = new HashMap<>();
  private final Map<String, Operation> operationsBefore = new HashMap<>();
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final List<Outbox.Caused> events = new ArrayList<>();
  private final List<Operation> reversals = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();

  EvidenceBatch(
      List<PaymentOperation> rows,
      Function<Operation, OperationPolicy> policy,
      PaymentMeters meters) {
    this.policy = policy;
    this.meters = meters;
    for (PaymentOperation row : rows) {
      paymentsBefore.put(row.payment().id(), row.payment());
      operationsBefore.put(row.operation().id(), row.operation());
    }
    payments.putAll(paymentsBefore);
    operations.putAll(operationsBefore);
  }

  /**
   * @param operationId of one of the rows
   * @return whether it changed something
   */
  boolean apply(String operationId, Evidence evidence) {
    Operation before = Objects.requireNonNull(operations.get(operationId), operationId);
    Contradictions.of(before, evidence).ifPresent(one -> keep(before, one));
    return switch (OperationFold.apply(before, evidence, policy.apply(before))) {
      case OperationFold.Result.Refused(EvidenceRefusal refusal) -> {
        meters.refused(before.terms(), refusal);
        yield false;
      }
      case OperationFold.Result.Applied(Operation after) -> {
        apply(before, after, evidence);
        yield true;
      }
    };
  }

  private void keep(Operation before, Contradiction contradiction) {
    said.add(new Said(before, contradiction));
    meters.contradicted(contradiction);
  }

  private void apply(Operation before, Operation after, Evidence evidence) {
    String paymentId = after.terms().paymentId();
    PaymentFold.Applied result =
        PaymentFold.apply(Objects.requireNonNull(payments.get(paymentId)), before, after);
    payments.put(paymentId, result.payment());
    operations.put(after.id(), result.operation());
    if (result.operation().becameSurplus(before)) {
      reversals.add(
          result
              .operation()
              .reversal(Ids.next(Ids.REFUND), evidence.at().truncatedTo(ChronoUnit.MICROS)));
    }
    for (OrderEvent event : result.events()) {
      events.add(
          new Outbox.Caused(
              BankAccountOfEvent.added(event, result.payment()), after.terms().traceparent()));
    }
    if (after.terms().isReversal() && after.status() == OperationStatus.FAILED) {
      LOG.errorf(
          "Gateway %s does not reverse charge %s of %s (%s): pay it back there by hand",
          after.terms().gateway(),
          after.terms().chargeReference(),
          paymentId,
          after.state().failureReason());
    }
    if (isOwed(result.payment(), after)) {
      LOG.errorf(
          "The order of %s was cancelled, and gateway %s does not pay %s back (%s): refund it by hand",
          paymentId,
          after.terms().gateway(),
          after.terms().charge().charged(),
          after.state().failureReason());
    }
    meters.applied(before, result.operation(), evidence.outcome());
  }

  private static boolean isOwed(Payment payment, Operation after) {
    return payment.isCancelled()
        && after.terms().kind() == OperationKind.REFUND
        && !after.terms().isReversal()
        && after.status() == OperationStatus.FAILED;
  }

  List<Changed<Payment>> changedPayments() {
    return changed(paymentsBefore, payments);
  }

  List<Changed<Operation>> changedOperations() {
    return changed(operationsBefore, operations);
  }

  List<Outbox.Caused> events() {
    return events;
  }

  List<Operation> reversals() {
    return reversals;
  }

  /** What does not fit its operation. */
  List<Said> said() {
    return said;
  }

  private static <T> List<Changed<T>> changed(Map<String, T> before, Map<String, T> after) {
    List<Changed<T>> changes = new ArrayList<>(after.size());
    after.forEach((id, now) -> {
      T then = Objects.requireNonNull(before.get(id));
      if (!now.equals(then)) {
        changes.add(new Changed<>(then, now));
      }
    });
    return changes;
  }
}
