package dev.quittance.payments.processing;

import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.kit.work.Work.Performed;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.RefundWatch;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.ContradictionStore.Said;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import dev.quittance.payments.store.PaymentStore.Changed;
import dev.quittance.payments.store.StaleRowsException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        return QuarkusTransaction.requiringNew()
            .call(() -> store(claimed, evidence, store::lockAndSave));
      } catch (StaleRowsException e) {
        LOG.debugf("Settling again with rows locked: %s", e.getMessage());
      }
    }
    return QuarkusTransaction.requiringNew()
        .call(() ->
            store(
                store.lockAll(evidence.stream().map(one -> one.claimed().operation()).toList()),
                evidence,
                store::save));
  }

  /** Evidence about one operation. */
  record Learned(String operationId, Evidence evidence) {}

  /**
   * Stores what evidence changes and appends the events that follow, within the current
   * transaction.
   *
   * @param locked the operations, as read in this transaction
   * @return for each piece whether it changed something
   */
  List<Boolean> settle(List<PaymentOperation> locked, List<Learned> evidence) {
    EvidenceBatch batch = batch(locked);
    List<Boolean> changed = new ArrayList<>(evidence.size());
    for (Learned one : evidence) {
      changed.add(batch.apply(one.operationId(), one.evidence()));
    }
    store(batch, store::save);
    return changed;
  }

  /**
   * Stores what lines of bank statements or people's findings change, within the current
   * transaction.
   *
   * @param locked the operations, as read in this transaction
   * @param evidence by the operations' ids
   */
  public void settleLocked(
      List<PaymentOperation> locked, Map<String, ? extends Evidence> evidence) {
    EvidenceBatch batch = batch(locked);
    evidence.forEach(batch::apply);
    store(batch, store::save);
  }

  /** How changed rows are stored: whether somebody has locked them before. */
  @FunctionalInterface
  private interface Saving {
    void add(
        RoundTrip writes, List<Changed<Payment>> payments, List<Changed<Operation>> operations);
  }

  private static boolean isOnePerPayment(List<Performed<ClaimedOperation, Evidence>> evidence) {
    Set<String> payments = new HashSet<>();
    return evidence.stream().allMatch(one -> payments.add(one.claimed().payment().id()));
  }

  private int store(
      List<PaymentOperation> rows,
      List<Performed<ClaimedOperation, Evidence>> evidence,
      Saving saving) {
    EvidenceBatch batch = batch(rows);
    int applied = 0;
    for (Performed<ClaimedOperation, Evidence> one : evidence) {
      applied += batch.apply(one.claimed().operation().id(), one.result()) ? 1 : 0;
    }
    store(batch, saving);
    return applied;
  }

  private EvidenceBatch batch(List<PaymentOperation> rows) {
    return new EvidenceBatch(rows, this::policy, meters);
  }

  private void store(EvidenceBatch batch, Saving saving) {
    RoundTrip writes = new RoundTrip();
    saving.add(writes, batch.changedPayments(), batch.changedOperations());
    store.add(writes, List.of(), batch.reversals());
    outbox.appendCaused(writes, batch.events());
    store.send(writes);
    if (!batch.said().isEmpty()) {
      contradictions.add(batch.said()).forEach(OperationSettlement::warn);
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
