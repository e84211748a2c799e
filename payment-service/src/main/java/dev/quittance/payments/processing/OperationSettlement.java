package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.kit.work.Work.Performed;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.Contradictions;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.RefundWatch;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.ContradictionStore.Said;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import dev.quittance.payments.store.PaymentStore.Changed;
import dev.quittance.payments.store.StaleRowsException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Evidence becomes state and events: a batch in one transaction, each piece once. */
@ApplicationScoped
public class OperationSettlement {

  private static final Logger LOG = Logger.getLogger(OperationSettlement.class);

  private final PaymentStore store;
  private final ContradictionStore contradictions;
  private final Gateways gateways;
  private final Outbox outbox;
  private final PaymentMeters meters;
  private final PaymentConfig config;
  private final RetryPause pause;

  OperationSettlement(
      PaymentStore store,
      ContradictionStore contradictions,
      Gateways gateways,
      Outbox outbox,
      PaymentMeters meters,
      PaymentConfig config) {
    this.store = store;
    this.contradictions = contradictions;
    this.gateways = gateways;
    this.outbox = outbox;
    this.meters = meters;
    this.config = config;
    this.pause = new RetryPause(config.operations().minPause(), config.operations().maxPause());
  }

  /**
   * Stores what evidence changes and appends the events that follow to the outbox.
   *
   * <p>First it is tried with the rows as they were claimed: no row is read again, and an update
   * finds only those that nobody has changed. If somebody has, they are locked and read.
   *
   * @return how many pieces of evidence changed something
   */
  public int settle(List<Performed<ClaimedOperation, Evidence>> evidence) {
    if (isOnePerPayment(evidence)) {
      List<PaymentOperation> claimed =
          evidence.stream()
              .map(one -> new PaymentOperation(one.claimed().payment(), one.claimed().operation()))
              .toList();
      try {
        return QuarkusTransaction.requiringNew().call(() -> store(claimed, evidence));
      } catch (StaleRowsException e) {
        LOG.debugf("Settling again with rows locked: %s", e.getMessage());
      }
    }
    return QuarkusTransaction.requiringNew()
        .call(() ->
            store(
                store.lockAll(evidence.stream().map(one -> one.claimed().operation()).toList()),
                evidence));
  }

  /** What became of a notification about an operation. */
  public enum NoticeResult {
    APPLIED,
    NOTHING_NEW,
    /** There is no such operation at that gateway, or not yet. */
    UNKNOWN_OPERATION
  }

  /**
   * Stores what a notification changes and appends the events that follow, within the current
   * transaction.
   *
   * @param gateway who sent it: no gateway can tell anything about another's operations
   * @param operationId our reference
   */
  public NoticeResult settleNotice(
      String gateway, String operationId, Outcome outcome, Instant at) {
    Optional<PaymentOperation> found =
        store
            .lockOperation(operationId)
            .filter(row -> gateways.isSame(gateway, row.operation().terms().gateway()));
    if (found.isEmpty()) {
      return NoticeResult.UNKNOWN_OPERATION;
    }
    Batch batch = new Batch(List.of(found.get()));
    batch.apply(operationId, new Evidence.Notification(outcome, at));
    store(batch);
    return batch.applied > 0 ? NoticeResult.APPLIED : NoticeResult.NOTHING_NEW;
  }

  /**
   * Stores what lines of bank statements change, within the current transaction.
   *
   * @param locked the operations, as read in this transaction
   * @param lines by the operations' ids
   */
  public void settleLines(List<PaymentOperation> locked, Map<String, Evidence.BankLine> lines) {
    Batch batch = new Batch(locked);
    lines.forEach(batch::apply);
    store(batch);
  }

  private static boolean isOnePerPayment(List<Performed<ClaimedOperation, Evidence>> evidence) {
    Set<String> payments = new HashSet<>();
    return evidence.stream().allMatch(one -> payments.add(one.claimed().payment().id()));
  }

  private int store(
      List<PaymentOperation> rows, List<Performed<ClaimedOperation, Evidence>> evidence) {
    Batch batch = new Batch(rows);
    for (Performed<ClaimedOperation, Evidence> one : evidence) {
      batch.apply(one.claimed().operation().id(), one.result());
    }
    store(batch);
    return batch.applied;
  }

  private void store(Batch batch) {
    store.save(batch.changedPayments(), batch.changedOperations());
    if (!batch.reversals.isEmpty()) {
      store.add(List.of(), batch.reversals);
    }
    if (!batch.said.isEmpty()) {
      contradictions.add(batch.said).forEach(OperationSettlement::warn);
    }
    if (!batch.events.isEmpty()) {
      outbox.appendCaused(batch.events);
    }
  }

  private static void warn(Said said) {
    Operation operation = said.operation();
    Contradiction contradiction = said.contradiction();
    LOG.errorf(
        "%s of %s is %s, but gateway %s says (%s): %s. GET /payments/%s shows what follows",
        operation.id(),
        operation.terms().charge().charged(),
        operation.status(),
        operation.terms().gateway(),
        contradiction.source(),
        contradiction.said(),
        operation.terms().paymentId());
  }

  /** Rows while evidence is applied to them. */
  private final class Batch {

    private final Map<String, Payment> paymentsBefore = new HashMap<>();
    private final Map<String, Operation> operationsBefore = new HashMap<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final List<Outbox.Caused> events = new ArrayList<>();
    private final List<Operation> reversals = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private int applied;

    Batch(List<PaymentOperation> rows) {
      for (PaymentOperation row : rows) {
        paymentsBefore.put(row.payment().id(), row.payment());
        operationsBefore.put(row.operation().id(), row.operation());
      }
      payments.putAll(paymentsBefore);
      operations.putAll(operationsBefore);
    }

    void apply(String operationId, Evidence evidence) {
      Operation before = Objects.requireNonNull(operations.get(operationId), operationId);
      Contradictions.of(before, evidence).ifPresent(one -> keep(before, one));
      switch (OperationFold.apply(before, evidence, policy(before))) {
        case OperationFold.Result.Refused(EvidenceRefusal refusal) ->
            meters.refused(before.terms(), refusal);
        case OperationFold.Result.Applied(Operation after) -> apply(before, after, evidence);
      }
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
      applied++;
      meters.applied(before, result.operation(), evidence.outcome());
    }

    List<Changed<Payment>> changedPayments() {
      return changed(paymentsBefore, payments);
    }

    List<Changed<Operation>> changedOperations() {
      return changed(operationsBefore, operations);
    }

    private <T> List<Changed<T>> changed(Map<String, T> before, Map<String, T> after) {
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

  /** The times by which an operation goes. */
  OperationPolicy policy(Operation operation) {
    String gateway = operation.terms().gateway();
    return new OperationPolicy(
        pause,
        config.operations().heldBackFor(),
        gateways.challengeDeadline(gateway).orElse(config.challengeDeadline()),
        gateways.settlingTime(gateway),
        new RefundWatch(config.refundWatch().first(), config.refundWatch().whole()));
  }
}
