package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.notification.message.Kind;
import dev.quittance.notification.message.Message;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A notification as Hibernate reads it; {@link InboxBatch} writes them. */
@Entity
@Table(name = "notification")
@NullUnmarked
class NotificationRow {

  @Id UUID id;

  /** Given by the database. */
  @Column(insertable = false, updatable = false)
  Long number;

  @Column(name = "buyer_id")
  String buyerId;

  @Column(name = "order_id")
  UUID orderId;

  @Enumerated(EnumType.STRING)
  Kind kind;

  String subject;

  String body;

  @Column(name = "amount_minor")
  @Nullable Long amountMinor;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Nullable String currency;

  @Column(name = "failure_reason")
  @Nullable String failureReason;

  /** Read as the driver reads it: by the calendar of java.util.Date the year 0 is two days off. */
  @Column(name = "occurred_at")
  @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
  Instant occurredAt;

  @Column(name = "created_at")
  @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
  Instant createdAt;

  Notification toNotification() {
    Money amount = amountMinor == null || currency == null ? null : Money.of(amountMinor, currency);
    return new Notification(
        Ids.of(Notification.ID_PREFIX, id),
        buyerId,
        Ids.of(Ids.ORDER, orderId),
        new Message(kind, subject, body, amount, failureReason),
        occurredAt,
        createdAt);
  }
}
