package dev.quittance.payments.payment;

import dev.quittance.contract.Money;

/** What an accepted command does to a payment. */
public sealed interface PaymentChange {

  /** An attempt began. */
  record AttemptStarted(String gateway) implements PaymentChange {}

  /** An amount is set aside until the gateway has decided. */
  record RefundReserved(Money amount) implements PaymentChange {}
}
