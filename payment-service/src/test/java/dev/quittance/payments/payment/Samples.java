package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;

/** A payment of 10.99 CNY whose fee is 7, and what becomes of it. */
final class Samples {

  static final String PAYMENT = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  static final String ORDER = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7f";
  static final String ATTEMPT = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d80";
  static final String REFUND = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d81";

  private Samples() {}

  static Payment payment(PaymentStatus status) {
    Payment pending =
        Payment.of(
            new OrderPlaced(ORDER, "buyer-1", "supplier-1", cny(1099), "pm_card_visa"),
            PAYMENT,
            "stripe",
            60);
    Payment authorized = Evolve.evolve(pending, new Change.Authorized("ch_1"));
    return switch (status) {
      case PENDING -> pending;
      case ACTION_REQUIRED -> Evolve.evolve(pending, new Change.BuyerAwaited());
      case FAILED -> Evolve.evolve(pending, new Change.Failed("card_declined"));
      case AUTHORIZED -> authorized;
      case PARTIALLY_REFUNDED -> refunded(authorized, 99);
      case REFUNDED -> refunded(authorized, 1099);
    };
  }

  private static Payment refunded(Payment payment, long minor) {
    Payment reserved = Evolve.evolve(payment, new Change.RefundReserved(cny(minor)));
    Decision paid =
        Decide.decide(
            reserved, new Command.AnswerRefund(REFUND, cny(minor), new RefundOutcome.Paid("re_1")));
    return Evolve.evolve(reserved, ((Decision.Taken) paid).change());
  }

  static Money cny(long minor) {
    return Money.of(minor, "CNY");
  }
}
