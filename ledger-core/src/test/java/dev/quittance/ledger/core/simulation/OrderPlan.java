package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.util.Random;
import java.util.UUID;

/** An order as its publishers see it: who, how much, and how far they have come. */
final class OrderPlan {

  final int partition;
  final String orderId;
  final Money total;
  final long feeMinor;
  boolean placed;
  boolean paid;
  long refundedMinor;
  long feeRefundedMinor;

  private final String buyer;
  private final String supplier;
  private final String gateway;
  private final String paymentId;

  OrderPlan(Random random, int partitions, Money total, long feeMinor) {
    this.total = total;
    this.feeMinor = feeMinor;
    this.orderId = id(Ids.ORDER, random);
    this.partition = NaiveLedger.home(orderId, partitions);
    this.paymentId = id(Ids.PAYMENT, random);
    this.buyer = "buyer-" + random.nextInt(12);
    this.supplier = "supplier-" + random.nextInt(5);
    this.gateway = new String[] {"stripe", "alipay", "bank"}[random.nextInt(3)];
  }

  static String id(String prefix, Random random) {
    return Ids.of(prefix, new UUID(random.nextLong(), random.nextLong()));
  }

  long refundableMinor() {
    return paid ? total.amountMinor() - refundedMinor : 0;
  }

  OrderPlaced place() {
    placed = true;
    return new OrderPlaced(orderId, buyer, supplier, total, "pm_" + buyer);
  }

  PaymentAuthorized authorize(Random random) {
    paid = true;
    return authorization(random, total, feeMinor);
  }

  PaymentAuthorized authorization(Random random, Money amount, long fee) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        id(Ids.ATTEMPT, random),
        gateway,
        "ch_" + random.nextInt(),
        amount,
        new Money(fee, amount.currency()));
  }

  PaymentActionRequired actionRequired(Random random, Money amount) {
    NextAction action =
        switch (random.nextInt(3)) {
          case 0 -> new NextAction.Redirect("https://acs.example/" + random.nextInt(), null);
          case 1 -> new NextAction.QrCode("wallet:pay?pr=" + random.nextInt(), null);
          default -> new NextAction.OneTimeCode("+86 138****" + random.nextInt(10), null);
        };
    return new PaymentActionRequired(
        orderId, paymentId, id(Ids.ATTEMPT, random), gateway, amount, action);
  }

  PaymentFailed fail(Random random) {
    return new PaymentFailed(
        orderId, paymentId, id(Ids.ATTEMPT, random), gateway, "insufficient_funds");
  }

  Refunded refund(Random random, long amountMinor, long fee) {
    refundedMinor += amountMinor;
    feeRefundedMinor += fee;
    return refundOf(random, paymentId, new Money(amountMinor, total.currency()), fee);
  }

  Refunded wrongRefund(Random random, Money amount, long fee) {
    return refundOf(random, paymentId, amount, fee);
  }

  Refunded refundOf(Random random, String payment, Money amount, long fee) {
    return new Refunded(
        orderId,
        payment,
        id(Ids.REFUND, random),
        gateway,
        "re_" + random.nextInt(),
        amount,
        new Money(fee, amount.currency()));
  }
}
