package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.payment.RefundStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refund as a row; its currency is its payment's. */
@Entity(name = "Refund")
@Table(name = "refund")
class RefundRow {

  @Id private UUID id;

  @Column(name = "payment_id")
  private UUID paymentId;

  private long amount;

  @Column(name = "platform_fee")
  private @Nullable Long platformFee;

  @Enumerated(EnumType.STRING)
  private RefundStatus status;

  private @Nullable String reason;
  private int tries;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Column(name = "gateway_reference")
  private @Nullable String gatewayReference;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  private @Nullable String traceparent;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected RefundRow() {}

  static RefundRow of(Refund refund) {
    RefundRow row = new RefundRow();
    Money fee = refund.platformFee();
    row.id = Ids.uuid(Ids.REFUND, refund.refundId());
    row.paymentId = Ids.uuid(Ids.PAYMENT, refund.paymentId());
    row.amount = refund.amount().amountMinor();
    row.platformFee = fee == null ? null : fee.amountMinor();
    row.status = refund.status();
    row.reason = refund.reason();
    row.tries = refund.tries();
    row.nextTryAt = refund.nextTryAt();
    row.gatewayReference = refund.gatewayReference();
    row.failureReason = refund.failureReason();
    row.traceparent = refund.traceparent();
    row.createdAt = refund.createdAt();
    row.updatedAt = refund.updatedAt();
    return row;
  }

  Refund refund(Currency currency) {
    return new Refund(
        Ids.of(Ids.REFUND, id),
        Ids.of(Ids.PAYMENT, paymentId),
        new Money(amount, currency),
        platformFee == null ? null : new Money(platformFee, currency),
        status,
        reason,
        tries,
        nextTryAt,
        gatewayReference,
        failureReason,
        traceparent,
        createdAt,
        updatedAt);
  }

  UUID paymentId() {
    return paymentId;
  }
}
