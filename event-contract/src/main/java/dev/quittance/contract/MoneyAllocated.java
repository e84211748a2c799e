package dev.quittance.contract;

/**
 * Money received was found to pay for an order: by its reference, or because ops said so. Nothing
 * is posted for it; the order's PaymentAuthorized with this bank account does that. Published by
 * payment-service. A receipt may pay for several orders, never for more than was received.
 *
 * @param receiptId the receipt, {@code rcp_...}
 * @param bankAccount the account that received the money
 * @param orderId the order that it pays for, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param amount how much of the receipt, positive
 */
public record MoneyAllocated(
    String receiptId, String bankAccount, String orderId, String paymentId, Money amount)
    implements ReceiptEvent {

  public MoneyAllocated {
    Require.id(Ids.RECEIPT, receiptId);
    Require.name("bankAccount", bankAccount);
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.positive("amount", amount);
  }
}
