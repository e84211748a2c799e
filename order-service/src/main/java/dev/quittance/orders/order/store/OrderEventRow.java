package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.HistoryKind;
import dev.quittance.orders.order.OrderStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code order_event}: written once. */
@Entity
@Immutable
@Table(name = "order_event")
class OrderEventRow {

  @Embeddable
  record Place(@Column(name = "order_id") UUID orderId, @Column(name = "revision") int revision) {}

  @EmbeddedId private Place place;

  @Column(name = "event_id")
  private UUID eventId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private HistoryKind kind;

  @Column(name = "subject_id")
  private @Nullable String subjectId;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private OrderStatus status;

  @Column(name = "amount_minor")
  private @Nullable Long amountMinor;

  @Column(name = "reason")
  private @Nullable String reason;

  /** With a zone: else Hibernate reads times before 1582 by the calendar of then. */
  @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
  @Column(name = "occurred_at")
  private Instant occurredAt;

  /** For Hibernate. */
  protected OrderEventRow() {}

  OrderEventRow(String orderId, HistoryEntry entry) {
    Money amount = entry.amount();
    place = new Place(Ids.uuid(Ids.ORDER, orderId), entry.revision());
    eventId = Ids.uuid(Ids.EVENT, entry.eventId());
    kind = entry.kind();
    subjectId = entry.subjectId();
    status = entry.status();
    amountMinor = amount == null ? null : amount.amountMinor();
    reason = entry.reason();
    occurredAt = entry.occurredAt();
  }

  HistoryEntry entry(OrderRow order) {
    return new HistoryEntry(
        place.revision(),
        Ids.of(Ids.EVENT, eventId),
        kind,
        status,
        amountMinor == null ? null : order.money(amountMinor),
        reason,
        subjectId,
        occurredAt);
  }
}
