package dev.quittance.ledger.support;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;

/** The events of one order. */
public record OrderEvents(
    String orderId, String paymentId, String buyer, String supplier, Money total) {

  public static OrderEvents of(String buyer, String supplier, long amount, String currency) {
    return new OrderEvents(
        Ids.next(Ids.ORDER), Ids.next(Ids.PAYMENT), buyer, supplier, Money.of(amount, currency));
  }

  /** The same order as another service may believe it to be. */
  public OrderEvents withTotal(Money other) {
    return new OrderEvents(orderId, paymentId, buyer, supplier, other);
  }

  /** The same order, paid by another payment. */
  public OrderEvents withPayment(String other) {
    return new OrderEvents(orderId, other, buyer, supplier, total);
  }

  public OrderPlaced placed() {
    return new OrderPlaced(orderId, buyer, supplier, total, "pm-1");
  }

  public PaymentAuthorized authorized(String gateway, long fee) {
    return new PaymentAuthorized(
        orderId, paymentId, Ids.next(Ids.ATTEMPT), gateway, "ch_1", total, money(fee));
  }

  public PaymentFailed failed() {
    return new PaymentFailed(orderId, paymentId, Ids.next(Ids.ATTEMPT), "stripe", "card_declined");
  }

  public Refunded refunded(String gateway, long amount, long fee) {
    return new Refunded(
        orderId, paymentId, Ids.next(Ids.REFUND), gateway, "re_1", money(amount), money(fee));
  }

  private Money money(long amount) {
    return new Money(amount, total.currency());
  }
}
