package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentStatus;
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

/** A payment as a row. */
@Entity(name = "Payment")
@Table(name = "payment")
class PaymentRow {

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "buyer_id")
  private String buyerId;

  @Column(name = "supplier_id")
  private String supplierId;

  @Column(name = "payment_method_id")
  private String paymentMethodId;

  @Enumerated(EnumType.STRING)
  private PaymentStatus status;

  private String currency;
  private long amount;

  @Column(name = "platform_fee")
  private long platformFee;

  private long refunded;

  @Column(name = "refunds_pending")
  private long refundsPending;

  @Column(name = "fee_given_back")
  private long feeGivenBack;

  private String gateway;

  @Column(name = "gateway_reference")
  private @Nullable String gatewayReference;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected PaymentRow() {}

  static PaymentRow of(Payment payment, Instant now) {
    PaymentRow row = new PaymentRow();
    row.id = Ids.uuid(Ids.PAYMENT, payment.paymentId());
    row.orderId = Ids.uuid(Ids.ORDER, payment.orderId());
    row.buyerId = payment.buyerId();
    row.supplierId = payment.supplierId();
    row.paymentMethodId = payment.paymentMethodId();
    row.currency = payment.amount().currency().getCurrencyCode();
    row.amount = payment.amount().amountMinor();
    row.platformFee = payment.platformFee().amountMinor();
    row.gateway = payment.gateway();
    row.createdAt = now;
    row.take(payment, now);
    return row;
  }

  /** What can change of a payment. */
  final void take(Payment payment, Instant now) {
    status = payment.status();
    refunded = payment.refunded().amountMinor();
    refundsPending = payment.refundsPending().amountMinor();
    feeGivenBack = payment.feeGivenBack().amountMinor();
    gatewayReference = payment.gatewayReference();
    failureReason = payment.failureReason();
    updatedAt = now;
  }

  StoredPayment stored() {
    Currency held = Currency.getInstance(currency);
    Payment payment =
        new Payment(
            Ids.of(Ids.PAYMENT, id),
            Ids.of(Ids.ORDER, orderId),
            buyerId,
            supplierId,
            paymentMethodId,
            status,
            new Money(amount, held),
            new Money(platformFee, held),
            new Money(refunded, held),
            new Money(refundsPending, held),
            new Money(feeGivenBack, held),
            gateway,
            gatewayReference,
            failureReason);
    return new StoredPayment(payment, createdAt, updatedAt);
  }
}
