package dev.quittance.payments.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderEvent;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.processing.Attempts;
import dev.quittance.payments.processing.OperationWorker;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The payments that begin or go on in a batch, with their new attempts and events. */
final class BatchPayments {

  /**
   * A payment of a batch.
   *
   * @param before as it is stored; null for a new one
   */
  record Row(@Nullable Payment before, Payment payment) {}

  private final Map<String, Row> rowsByOrder = new LinkedHashMap<>();
  private final Map<Operation, String> orderOfAttempt = new LinkedHashMap<>();
  private final List<Outbox.Caused> events = new ArrayList<>();

  /** The payment of an order, if it has begun or gone on in this batch. */
  @Nullable Row of(String orderId) {
    return rowsByOrder.get(orderId);
  }

  /** An attempt has begun. */
  void add(@Nullable Payment before, Attempts.Begun begun, EventEnvelope cause) {
    String orderId = begun.payment().terms().orderId();
    rowsByOrder.put(orderId, new Row(before, begun.payment()));
    orderOfAttempt.put(begun.attempt(), orderId);
    begun.events().forEach(event -> publish(event, cause));
  }

  /** The newest attempt of a payment of this batch. */
  Operation attempt(String orderId) {
    return orderOfAttempt.entrySet().stream()
        .filter(one -> one.getValue().equals(orderId))
        .map(Map.Entry::getKey)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** An attempt of this batch has become another one. */
  void replace(
      @Nullable Payment before, Operation attempt, Attempts.Begun by, EventEnvelope cause) {
    orderOfAttempt.remove(attempt);
    add(before, by, cause);
  }

  void publish(OrderEvent event, EventEnvelope cause) {
    events.add(new Outbox.Caused(event, cause.traceparent()));
  }

  /** Adds what has to be written. */
  void store(RoundTrip writes, PaymentStore store, OperationWorker worker, Outbox outbox) {
    if (orderOfAttempt.isEmpty()) {
      return;
    }
    List<Payment> added = new ArrayList<>();
    List<PaymentStore.Changed<Payment>> changed = new ArrayList<>();
    rowsByOrder
        .values()
        .forEach(row -> {
          if (row.before() == null) {
            added.add(row.payment());
          } else {
            changed.add(new PaymentStore.Changed<>(row.before(), row.payment()));
          }
        });
    if (!changed.isEmpty()) {
      store.save(writes, changed, List.of());
    }
    worker.add(writes, added, orderOfAttempt.entrySet().stream().map(this::withPayment).toList());
    outbox.appendCaused(writes, events);
  }

  private PaymentOperation withPayment(Map.Entry<Operation, String> attempt) {
    Row row = Objects.requireNonNull(rowsByOrder.get(attempt.getValue()));
    return new PaymentOperation(row.payment(), attempt.getKey());
  }
}
