package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import java.time.Instant;

/** What an accepted command, or a dispute, does to a payment. */
public sealed interface PaymentChange {

  /** An attempt began. */
  record AttemptStarted(String gateway) implements PaymentChange {}

  /** An amount is set aside until the gateway has decided. */
  record RefundReserved(Money amount) implements PaymentChange {}

  /** The order was cancelled: it is not to be paid, and what is charged goes back. */
  record OrderCancelled(Instant at) implements PaymentChange {}

  /** The gateway withdrew an amount until a dispute is decided. */
  record DisputeOpened(Money amount) implements PaymentChange {}

  /**
   * A dispute was decided.
   *
   * @param reinstated what came back; zero if it was lost
   */
  record DisputeClosed(Money reinstated) implements PaymentChange {}
}
