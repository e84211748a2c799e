package dev.quittance.payments.processing;

import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.FinalOperations;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.processing.OperationSettlement.Learned;
import dev.quittance.payments.store.NotificationStore.Notification;
import dev.quittance.payments.store.NotificationStore.Result;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What gateways tell about operations becomes state and events, a batch at a time. */
@ApplicationScoped
public class NoticeSettlement {

  private final PaymentStore store;
  private final OperationSettlement settlement;
  private final Gateways gateways;
  private final PaymentMeters meters;

  NoticeSettlement(
      PaymentStore store, OperationSettlement settlement, Gateways gateways, PaymentMeters meters) {
    this.store = store;
    this.settlement = settlement;
    this.gateways = gateways;
    this.meters = meters;
  }

  /** What a read without locks says of a notification. */
  sealed interface Reading {

    /** It does not concern us. */
    record Ignored() implements Reading {}

    /** It changes nothing and leaves nothing behind, whatever others do meanwhile. */
    record NothingNew(OperationTerms terms, EvidenceRefusal refusal) implements Reading {}

    /**
     * It may change something.
     *
     * @param answerIsDue whether the gateway is being asked about the same operation: its answer
     *     will mostly say the same
     */
    record ToSettle(boolean answerIsDue) implements Reading {}

    /** What has become of it; empty if it is to be settled. */
    default Optional<Result> result() {
      return switch (this) {
        case Ignored _ -> Optional.of(Result.IGNORED);
        case NothingNew _ -> Optional.of(Result.NOTHING_NEW);
        case ToSettle _ -> Optional.empty();
      };
    }
  }

  /** A notification, and what is known of it. */
  record Read(Notification notification, Reading reading) {}

  /** Locks nothing. */
  List<Read> read(Collection<Notification> notifications) {
    Map<String, Operation> known = byId(store.find(operationIds(notifications)));
    return notifications.stream().map(one -> new Read(one, reading(one, known))).toList();
  }

  private Reading reading(Notification notification, Map<String, Operation> known) {
    return switch (notification.notice()) {
      case Notice.Ignored _ -> new Reading.Ignored();
      case Notice.OfDispute _ -> new Reading.ToSettle(false);
      case Notice.OfOperation notice -> {
        Operation operation = known.get(notice.ourReference());
        yield operation == null || !isOf(notification, operation)
            ? new Reading.ToSettle(false)
            : reading(operation, evidence(notification, notice));
      }
    };
  }

  private Reading reading(Operation operation, Evidence evidence) {
    Optional<EvidenceRefusal> refusal =
        FinalOperations.refusal(operation, evidence, settlement.policy(operation));
    return refusal.isPresent()
        ? new Reading.NothingNew(operation.terms(), refusal.get())
        : new Reading.ToSettle(operation.status() == OperationStatus.ASKED);
  }

  /** Counts a notification that is done because of this reading. */
  void count(Reading reading) {
    if (reading instanceof Reading.NothingNew(OperationTerms terms, EvidenceRefusal refusal)) {
      meters.refused(terms, refusal);
    }
  }

  /**
   * Locks the operations that the notifications are about, stores what these change and appends the
   * events that follow, within the current transaction.
   *
   * @param notifications of operations, oldest first
   * @return what became of each, in their order; empty if there is no such operation at that
   *     gateway, or not yet
   */
  List<Optional<Result>> settle(List<Notification> notifications) {
    List<PaymentOperation> locked = store.lockOperations(operationIds(notifications));
    Map<String, Operation> known = byId(locked);
    List<Boolean> areKnown = new ArrayList<>(notifications.size());
    List<Learned> learned = new ArrayList<>(notifications.size());
    for (Notification one : notifications) {
      boolean isKnown = false;
      if (one.notice() instanceof Notice.OfOperation notice) {
        Operation operation = known.get(notice.ourReference());
        isKnown = operation != null && isOf(one, operation);
        if (isKnown) {
          learned.add(new Learned(notice.ourReference(), evidence(one, notice)));
        }
      }
      areKnown.add(isKnown);
    }
    Iterator<Boolean> changed = settlement.settle(locked, learned).iterator();
    return areKnown.stream()
        .map(isKnown ->
            isKnown
                ? Optional.of(changed.next() ? Result.APPLIED : Result.NOTHING_NEW)
                : Optional.<Result>empty())
        .toList();
  }

  /** No gateway can tell anything about another's operations. */
  private boolean isOf(Notification notification, Operation operation) {
    return gateways.isSame(notification.gateway(), operation.terms().gateway());
  }

  private static Evidence evidence(Notification notification, Notice.OfOperation notice) {
    return new Evidence.Notification(notice.outcome(), notification.receivedAt());
  }

  private static List<String> operationIds(Collection<Notification> notifications) {
    return notifications.stream()
        .map(Notification::notice)
        .filter(Notice.OfOperation.class::isInstance)
        .map(notice -> ((Notice.OfOperation) notice).ourReference())
        .distinct()
        .toList();
  }

  private static Map<String, Operation> byId(List<PaymentOperation> rows) {
    return rows.stream()
        .map(PaymentOperation::operation)
        .collect(Collectors.toMap(Operation::id, Function.identity()));
  }
}
