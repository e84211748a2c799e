package dev.quittance.payments.payment;

import dev.quittance.contract.Money;

/**
 * What is to be paid; it never changes.
 *
 * @param paymentId {@code pay_...}
 * @param orderId {@code ord_...}
 * @param paymentMethodId how the buyer wants to pay: a token, never a card number
 * @param amount what the buyer owes, positive
 * @param platformFee the platform's share of it, fixed when the order arrives
 */
public record PaymentTerms(
    String paymentId,
    String orderId,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    Money amount,
    Money platformFee) {

  public PaymentTerms {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a payment is of a positive amount, not " + amount);
    }
    Amounts.requireWithin("platform fee", platformFee, amount);
  }
}
