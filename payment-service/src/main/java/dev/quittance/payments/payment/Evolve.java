package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/** The only thing that changes a payment's state. */
public final class Evolve {

  private Evolve() {}

  public static Payment evolve(Payment payment, Change change) {
    return switch (change) {
      case Change.Unresolved unresolved -> payment;
      case Change.GatewayAwaited awaited -> answered(payment, PaymentStatus.PENDING, null, null);
      case Change.BuyerAwaited awaited ->
          answered(payment, PaymentStatus.ACTION_REQUIRED, null, null);
      case Change.Authorized authorized ->
          answered(payment, PaymentStatus.AUTHORIZED, authorized.reference(), null);
      case Change.Failed failed -> answered(payment, PaymentStatus.FAILED, null, failed.reason());
      case Change.RefundReserved reserved ->
          refunds(
              payment,
              payment.refunded(),
              payment.refundsPending().plus(reserved.amount()),
              payment.feeGivenBack());
      case Change.RefundPaid paid ->
          refunds(
              payment,
              payment.refunded().plus(paid.amount()),
              payment.refundsPending().minus(paid.amount()),
              payment.feeGivenBack().plus(paid.fee()));
      case Change.RefundReleased released ->
          refunds(
              payment,
              payment.refunded(),
              payment.refundsPending().minus(released.amount()),
              payment.feeGivenBack());
    };
  }

  private static Payment answered(
      Payment before,
      PaymentStatus status,
      @Nullable String gatewayReference,
      @Nullable String failureReason) {
    return new Payment(
        before.paymentId(),
        before.orderId(),
        before.buyerId(),
        before.supplierId(),
        before.paymentMethodId(),
        status,
        before.amount(),
        before.platformFee(),
        before.refunded(),
        before.refundsPending(),
        before.feeGivenBack(),
        before.gateway(),
        gatewayReference,
        failureReason);
  }

  private static Payment refunds(
      Payment before, Money refunded, Money refundsPending, Money feeGivenBack) {
    return new Payment(
        before.paymentId(),
        before.orderId(),
        before.buyerId(),
        before.supplierId(),
        before.paymentMethodId(),
        statusAfter(before, refunded),
        before.amount(),
        before.platformFee(),
        refunded,
        refundsPending,
        feeGivenBack,
        before.gateway(),
        before.gatewayReference(),
        before.failureReason());
  }

  private static PaymentStatus statusAfter(Payment before, Money refunded) {
    if (!refunded.isPositive()) {
      return before.status();
    }
    return refunded.equals(before.amount())
        ? PaymentStatus.REFUNDED
        : PaymentStatus.PARTIALLY_REFUNDED;
  }
}
