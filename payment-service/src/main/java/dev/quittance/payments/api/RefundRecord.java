package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentStatus;

/** A request for a refund, as the audit trail has it: what it changes of the payment. */
final class RefundRecord {

  private record Before(PaymentStatus status, Money refunded, Money refundsPending) {}

  private record After(String refundId, Money amount, Money refundsPending) {}

  private RefundRecord() {}

  /**
   * @param payment as it was before the refund
   */
  static AuditRecord of(Payment payment, Operation refund) {
    Money pending = payment.state().refundsPending();
    Money amount = refund.terms().amount();
    return new AuditRecord(
        "refund.request",
        payment.id(),
        refund.terms().reason(),
        new Before(payment.status(), payment.state().refunded(), pending),
        new After(refund.id(), amount, pending.plus(amount)));
  }
}
