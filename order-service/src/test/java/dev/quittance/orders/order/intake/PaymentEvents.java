package dev.quittance.orders.order.intake;

import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;

/** What payment-service says of one payment. */
record PaymentEvents(String paymentId) {

  static PaymentEvents ofNew() {
    return new PaymentEvents(Ids.next(Ids.PAYMENT));
  }

  Event authorized(String orderId, long amountMinor) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        "ch_1",
        Money.of(amountMinor, "CNY"),
        Money.of(10, "CNY"));
  }

  Event failed(String orderId) {
    return new PaymentFailed(orderId, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", "card_declined");
  }

  Event refunded(String orderId, long amountMinor) {
    return new Refunded(
        orderId,
        paymentId,
        Ids.next(Ids.REFUND),
        "sandbox",
        "re_1",
        Money.of(amountMinor, "CNY"),
        Money.of(0, "CNY"));
  }
}
