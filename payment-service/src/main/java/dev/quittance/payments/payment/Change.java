package dev.quittance.payments.payment;

import dev.quittance.contract.Money;

/** What happens to a payment's state. */
public sealed interface Change {

  /** Nothing is known that was not known before. */
  record Unresolved() implements Change {}

  /** The gateway takes its time. */
  record GatewayAwaited() implements Change {}

  /** The gateway waits for the buyer. */
  record BuyerAwaited() implements Change {}

  record Authorized(String reference) implements Change {}

  record Failed(String reason) implements Change {}

  /** An amount is set aside until the gateway has answered. */
  record RefundReserved(Money amount) implements Change {}

  /**
   * Money went back.
   *
   * @param fee the part of the platform's fee that goes back with it
   */
  record RefundPaid(Money amount, Money fee) implements Change {}

  /** The gateway refused: the amount is free again. */
  record RefundReleased(Money amount) implements Change {}
}
