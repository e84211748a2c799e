package dev.quittance.payments.processing;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.gateway.bank.BankCharge;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.payment.Payment;
import java.util.Optional;

/**
 * Which account of ours has the money of a bank transfer: the ledger books it there and not at a
 * gateway.
 */
final class BankAccountOfEvent {

  private BankAccountOfEvent() {}

  /** The event, with the account if the payment's money is on one. */
  static OrderEvent added(OrderEvent event, Payment payment) {
    String reference = payment.state().gatewayReference();
    if (!payment.state().gateway().equals(BankGateway.NAME) || reference == null) {
      return event;
    }
    Optional<String> account = BankCharge.of(reference).map(BankCharge::account);
    return account.map(name -> with(event, name)).orElse(event);
  }

  private static OrderEvent with(OrderEvent event, String account) {
    return switch (event) {
      case PaymentAuthorized e ->
          new PaymentAuthorized(
              e.orderId(),
              e.paymentId(),
              e.attemptId(),
              e.gateway(),
              e.gatewayReference(),
              e.amount(),
              e.platformFee(),
              e.charged(),
              e.surcharge(),
              e.rate(),
              account);
      case Refunded e ->
          new Refunded(
              e.orderId(),
              e.paymentId(),
              e.refundId(),
              e.gateway(),
              e.gatewayReference(),
              e.amount(),
              e.platformFee(),
              e.charged(),
              account);
      case RefundFailed e ->
          new RefundFailed(
              e.orderId(),
              e.paymentId(),
              e.refundId(),
              e.gateway(),
              e.amount(),
              e.platformFee(),
              e.reason(),
              e.charged(),
              account);
      case DisputeOpened e ->
          new DisputeOpened(
              e.orderId(),
              e.paymentId(),
              e.disputeId(),
              e.gateway(),
              e.gatewayReference(),
              e.amount(),
              e.fee(),
              e.reason(),
              e.charged(),
              account,
              e.surcharge());
      case DisputeClosed e ->
          new DisputeClosed(
              e.orderId(),
              e.paymentId(),
              e.disputeId(),
              e.gateway(),
              e.outcome(),
              e.borneBy(),
              e.amount(),
              e.feeReturned(),
              e.charged(),
              account,
              e.surcharge());
      default -> event;
    };
  }
}
