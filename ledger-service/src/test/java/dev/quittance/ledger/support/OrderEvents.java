package dev.quittance.ledger.support;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
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

  public OrderCancelled cancelled() {
    return new OrderCancelled(orderId, CancellationReason.BUYER_REQUEST, buyer);
  }

  public PaymentRetryRequested retried() {
    return new PaymentRetryRequested(orderId, "pm-2", buyer);
  }

  public PaymentActionRequired actionRequired() {
    return new PaymentActionRequired(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        "stripe",
        total,
        new NextAction.QrCode("wallet:1", null));
  }

  /** Charged in euros, with a surcharge. */
  public PaymentAuthorized authorized(String gateway, long fee, long euros, long surcharge) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        gateway,
        "ch_1",
        total,
        money(fee),
        Money.of(euros, "EUR"),
        money(surcharge),
        "0.1385",
        null);
  }

  /** Paid by money that a bank account received. */
  public PaymentAuthorized authorizedByBank(String bankAccount, long fee) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        "bank",
        "tx_1",
        total,
        money(fee),
        null,
        null,
        null,
        bankAccount);
  }

  public Refunded refunded(String gateway, long amount, long fee, long euros) {
    return new Refunded(
        orderId,
        paymentId,
        Ids.next(Ids.REFUND),
        gateway,
        "re_1",
        money(amount),
        money(fee),
        Money.of(euros, "EUR"),
        null);
  }

  /**
   * @param euros what came back; 0 if the order was charged in its own currency
   */
  public RefundFailed refundFailed(String gateway, long amount, long fee, long euros) {
    return new RefundFailed(
        orderId,
        paymentId,
        Ids.next(Ids.REFUND),
        gateway,
        money(amount),
        money(fee),
        "account_closed",
        euros == 0 ? null : Money.of(euros, "EUR"),
        null);
  }

  /** With a fee in dollars. */
  public DisputeOpened disputed(String disputeId, String gateway, long amount, long euros) {
    return disputed(disputeId, gateway, amount, euros, 0);
  }

  /** With a fee in dollars, and a part of the surcharge. */
  public DisputeOpened disputed(
      String disputeId, String gateway, long amount, long euros, long surcharge) {
    return new DisputeOpened(
        orderId,
        paymentId,
        disputeId,
        gateway,
        "dp_1",
        money(amount),
        Money.of(1_500, "USD"),
        "fraudulent",
        euros == 0 ? null : Money.of(euros, "EUR"),
        null,
        surcharge == 0 ? null : money(surcharge));
  }

  /** The end of a dispute. */
  public DisputeClosed closed(DisputeOpened dispute, boolean lost, boolean feeReturned) {
    return new DisputeClosed(
        orderId,
        paymentId,
        dispute.disputeId(),
        dispute.gateway(),
        lost ? DisputeClosed.Outcome.LOST : DisputeClosed.Outcome.WON,
        lost ? feeReturned ? DisputeClosed.Bearer.SUPPLIER : DisputeClosed.Bearer.PLATFORM : null,
        dispute.amount(),
        feeReturned,
        dispute.charged(),
        dispute.bankAccount(),
        dispute.surcharge());
  }

  private Money money(long amount) {
    return new Money(amount, total.currency());
  }
}
