package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.payment.RefundStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All refunds. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<RefundRow, UUID> {

  private final DueRows dueRows;
  private final Payments payments;
  private final Event<RefundDue> due;

  Refunds(DueRows dueRows, Payments payments, Event<RefundDue> due) {
    this.dueRows = dueRows;
    this.payments = payments;
    this.due = due;
  }

  public void add(Refund refund) {
    persist(RefundRow.of(refund));
    due.fire(new RefundDue());
  }

  /** Empty if the payment has no such refund, or if the text is no refund's id. */
  public Optional<Refund> find(Payment payment, String refundId) {
    return Ids.isId(Ids.REFUND, refundId)
        ? find(
                "id = ?1 and paymentId = ?2",
                Ids.uuid(Ids.REFUND, refundId),
                Ids.uuid(Ids.PAYMENT, payment.paymentId()))
            .firstResultOptional()
            .map(row -> row.refund(payment.amount().currency()))
        : Optional.empty();
  }

  /** Claims refunds whose time has come, the longest due first, until {@code now + lease}. */
  public List<ClaimedRefund> claimDue(int limit, Instant now, Duration lease) {
    List<RefundRow> rows = dueRows.claim("refund", RefundRow.class, limit, now, lease);
    Map<String, Payment> byId = payments.byId(rows.stream().map(RefundRow::paymentId).toList());
    return rows.stream()
        .map(row -> claimed(row, byId.get(Ids.of(Ids.PAYMENT, row.paymentId()))))
        .toList();
  }

  /** How many refunds of the payment there are, but those that failed. */
  public long countMade(Payment payment) {
    return count(
        "paymentId = ?1 and status <> ?2",
        Ids.uuid(Ids.PAYMENT, payment.paymentId()),
        RefundStatus.FAILED);
  }

  /** Whether the refund still waits for its gateway's answer. */
  public boolean isOpen(Refund refund) {
    return count(
            "id = ?1 and status = ?2",
            Ids.uuid(Ids.REFUND, refund.refundId()),
            RefundStatus.PENDING)
        == 1;
  }

  /**
   * Stores an answer, unless the refund has moved on since it was read.
   *
   * @return false if somebody else was quicker
   */
  public boolean compareAndSet(Refund before, Refund after) {
    return update(
            """
            status = ?1, nextTryAt = ?2, platformFee = ?3, gatewayReference = ?4,
              failureReason = ?5, updatedAt = ?6
            where id = ?7 and status = ?8
            """,
            after.status(),
            after.nextTryAt(),
            minor(after.platformFee()),
            after.gatewayReference(),
            after.failureReason(),
            after.updatedAt(),
            Ids.uuid(Ids.REFUND, before.refundId()),
            before.status())
        == 1;
  }

  /** The refunds of these payments, oldest first. */
  public List<Refund> ofPayments(Collection<Payment> of) {
    Map<UUID, Payment> byId =
        of.stream()
            .collect(
                Collectors.toMap(
                    payment -> Ids.uuid(Ids.PAYMENT, payment.paymentId()), payment -> payment));
    return find("paymentId in ?1", Sort.by("id"), byId.keySet()).stream()
        .map(row -> row.refund(byId.get(row.paymentId()).amount().currency()))
        .toList();
  }

  /** How many refunds have had no definite answer since before {@code then}. */
  public long countUnresolvedSince(Instant then) {
    return count("status = ?1 and createdAt < ?2", RefundStatus.PENDING, then);
  }

  private static ClaimedRefund claimed(RefundRow row, Payment payment) {
    return new ClaimedRefund(row.refund(payment.amount().currency()), payment);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.amountMinor();
  }
}
