package dev.quittance.notification;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;

/**
 * One order of one buyer, and what can happen to it.
 *
 * @param buyerId fresh, so that tests do not see each other
 */
record Story(String orderId, String buyerId) {

  static Story ofNewBuyer() {
    return new Story(Ids.next(Ids.ORDER), Ids.next("buyer-"));
  }

  Story another() {
    return new Story(Ids.next(Ids.ORDER), buyerId);
  }

  OrderPlaced placed() {
    return new OrderPlaced(orderId, buyerId, "supplier-1", Money.of(1_099, "CNY"), "pm_card_visa");
  }

  PaymentAuthorized authorized() {
    return new PaymentAuthorized(
        orderId,
        Ids.next(Ids.PAYMENT),
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        "ch_1",
        Money.of(1_099, "CNY"),
        Money.of(33, "CNY"));
  }

  PaymentActionRequired actionRequired() {
    return new PaymentActionRequired(
        orderId,
        Ids.next(Ids.PAYMENT),
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        Money.of(1_099, "CNY"),
        new NextAction.Redirect("https://acs.example/3ds", null));
  }

  PaymentFailed failed() {
    return new PaymentFailed(
        orderId, Ids.next(Ids.PAYMENT), Ids.next(Ids.ATTEMPT), "sandbox", "insufficient_funds");
  }

  Refunded refunded() {
    return new Refunded(
        orderId,
        Ids.next(Ids.PAYMENT),
        Ids.next(Ids.REFUND),
        "sandbox",
        "re_1",
        Money.of(500, "CNY"),
        Money.of(15, "CNY"));
  }
}
