package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.payment.Payment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All payments. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<PaymentRow, UUID> {

  private final Clock clock;

  Payments(Clock clock) {
    this.clock = clock;
  }

  public void add(Payment payment) {
    persist(PaymentRow.of(payment, clock.instant()));
  }

  public boolean knowOrder(String orderId) {
    return count("orderId", Ids.uuid(Ids.ORDER, orderId)) > 0;
  }

  /** Empty if there is none, or if the text is no payment's id. */
  public Optional<StoredPayment> find(String paymentId) {
    return row(paymentId, LockModeType.NONE).map(PaymentRow::stored);
  }

  /** The payment, and nobody else may change it before this transaction ends. */
  public Optional<Payment> lock(String paymentId) {
    return row(paymentId, LockModeType.PESSIMISTIC_WRITE).map(row -> row.stored().payment());
  }

  /** Stores what has changed of a payment that this transaction has locked. */
  public void save(Payment payment) {
    row(payment.paymentId(), LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new IllegalStateException(payment.paymentId() + " was never added"))
        .take(payment, clock.instant());
  }

  /** Newest first. */
  public List<StoredPayment> list(PaymentFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    Parameters values = new Parameters();
    if (filter.orderId() != null) {
      conditions.add("orderId = :order");
      values.and("order", Ids.uuid(Ids.ORDER, filter.orderId()));
    }
    if (filter.buyerId() != null) {
      conditions.add("buyerId = :buyer");
      values.and("buyer", filter.buyerId());
    }
    if (filter.status() != null) {
      conditions.add("status = :status");
      values.and("status", filter.status());
    }
    if (filter.olderThan() != null) {
      conditions.add("id < :last");
      values.and("last", Ids.uuid(Ids.PAYMENT, filter.olderThan()));
    }
    String where = conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
    return find(where, Sort.descending("id"), values).page(0, limit).stream()
        .map(PaymentRow::stored)
        .toList();
  }

  Map<String, Payment> byId(Collection<UUID> ids) {
    return find("id in ?1", ids).stream()
        .map(row -> row.stored().payment())
        .collect(Collectors.toMap(Payment::paymentId, payment -> payment));
  }

  private Optional<PaymentRow> row(String paymentId, LockModeType lock) {
    return Ids.isId(Ids.PAYMENT, paymentId)
        ? findByIdOptional(Ids.uuid(Ids.PAYMENT, paymentId), lock)
        : Optional.empty();
  }
}
