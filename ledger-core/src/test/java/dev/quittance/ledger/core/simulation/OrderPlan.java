package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  static final String BANK_ACCOUNT = "main";
  static final Currency EUR = Money.currencyOf("EUR");

  /** No total is more; a charge has fewer digits, so that their product fits. */
  private static final long MOST = Money.MAX_MINOR;

  private long disputedMinor;
  private long goneMinor;
  private long surchargeMinor;
  private @Nullable Money charged;
  private @Nullable DisputeOpened open;
  private @Nullable Refunded lastRefund;

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
    return paid ? total.amountMinor() - refundedMinor - disputedMinor : 0;
  }

  /** Of what was charged in another currency: a part for a part. */
  private @Nullable Money chargedFor(long amountMinor) {
    if (charged == null) {
      return null;
    }
    long part =
        amountMinor == refundableMinor()
            ? charged.amountMinor() - goneMinor
            : Math.max(1, charged.amountMinor() * amountMinor / MOST);
    return new Money(Math.max(1, Math.min(part, charged.amountMinor() - goneMinor)), EUR);
  }

  OrderPlaced place() {
    placed = true;
    // What a checkout adds changes no posting: half of the orders have it.
    boolean frozen = orderId.charAt(orderId.length() - 1) < '8' && total.amountMinor() > 1;
    return new OrderPlaced(
        orderId,
        buyer,
        supplier,
        total,
        "pm_" + buyer,
        frozen ? new Money(1, total.currency()) : null,
        frozen ? AcknowledgedStatus.EXPIRED : null,
        frozen ? Instant.EPOCH : null);
  }

  /**
   * Most are charged as they are; some in euros, some with a surcharge, some from a bank account.
   */
  PaymentAuthorized authorize(Random random) {
    paid = true;
    int way = random.nextInt(10);
    if (way == 0) {
      charged = new Money(1_000_000 + random.nextInt(1_000_000), EUR);
    }
    Money surcharge =
        way < 2 && total.amountMinor() < Money.MAX_MINOR / 2
            ? new Money(1 + random.nextInt(50), total.currency())
            : null;
    surchargeMinor = surcharge == null ? 0 : surcharge.amountMinor();
    return new PaymentAuthorized(
        orderId,
        paymentId,
        id(Ids.ATTEMPT, random),
        gateway,
        "ch_" + random.nextInt(),
        total,
        new Money(feeMinor, total.currency()),
        charged,
        surcharge,
        charged == null ? null : "0.1385",
        way < 4 && random.nextBoolean() ? BANK_ACCOUNT : null);
  }

  PaymentRetryRequested retry(Random random) {
    return new PaymentRetryRequested(orderId, "pm_" + random.nextInt(9), buyer);
  }

  OrderCancelled cancel(Random random) {
    CancellationReason[] reasons = CancellationReason.values();
    return new OrderCancelled(orderId, reasons[random.nextInt(reasons.length)], buyer);
  }

  /** What a buyer complains about, and what comes of it: no money moves. */
  OrderEvent complaint(Random random) {
    String disputeId = id(Ids.DISPUTE, random);
    BuyerDisputeReason[] reasons = BuyerDisputeReason.values();
    return switch (random.nextInt(4)) {
      case 0 ->
          new BuyerDisputeOpened(
              orderId,
              disputeId,
              reasons[random.nextInt(reasons.length)],
              random.nextBoolean() ? total : null);
      case 1 ->
          new BuyerDisputeResolved(
              orderId, disputeId, BuyerDisputeResolved.Outcome.REFUND, total, "anna");
      case 2 ->
          new BuyerDisputeResolved(
              orderId, disputeId, BuyerDisputeResolved.Outcome.REJECTION, null, "anna");
      default ->
          new BuyerDisputeRefundFailed(
              orderId, disputeId, BuyerDisputeResolved.refundId(disputeId), total, "dispute_open");
    };
  }

  DisputeOpened dispute(Random random, long amountMinor) {
    Money withdrawn = chargedFor(amountMinor);
    DisputeOpened opened =
        disputeOf(
            random,
            id(Ids.DISPUTE, random),
            new Money(amountMinor, total.currency()),
            withdrawn,
            surchargeOf(random, amountMinor));
    surchargeMinor -= surchargeMinor(opened.surcharge());
    disputedMinor += amountMinor;
    goneMinor += withdrawn == null ? 0 : withdrawn.amountMinor();
    open = opened;
    return opened;
  }

  DisputeOpened disputeOf(
      Random random,
      String disputeId,
      Money amount,
      @Nullable Money withdrawn,
      @Nullable Money surcharge) {
    Money fee =
        switch (random.nextInt(4)) {
          case 0 -> new Money(1 + random.nextInt(20), total.currency());
          case 1 -> Money.of(1 + random.nextInt(20), "USD");
          case 2 -> new Money(1 + random.nextInt(20), EUR);
          default -> null;
        };
    return new DisputeOpened(
        orderId,
        paymentId,
        disputeId,
        gateway,
        "dp_" + random.nextInt(),
        amount,
        fee,
        "fraudulent",
        withdrawn,
        random.nextInt(3) == 0 ? BANK_ACCOUNT : null,
        surcharge);
  }

  /**
   * Some disputes are about the surcharge as well; a few about more than there is, as far as an
   * event can say it.
   */
  private @Nullable Money surchargeOf(Random random, long amountMinor) {
    long wanted = random.nextInt(20) == 0 ? surchargeMinor + 1 : surchargeMinor;
    long most = Math.min(wanted, Money.MAX_MINOR - amountMinor);
    return most <= 0 || random.nextInt(3) == 0
        ? null
        : new Money(random.nextBoolean() ? most : 1 + random.nextLong(most), total.currency());
  }

  private static long surchargeMinor(@Nullable Money surcharge) {
    return surcharge == null ? 0 : surcharge.amountMinor();
  }

  /** The end of the dispute that was opened last. */
  DisputeClosed close(Random random) {
    DisputeOpened opened = Objects.requireNonNull(open);
    open = null;
    DisputeClosed closed = closing(random, opened, opened.amount());
    if (closed.outcome() == DisputeClosed.Outcome.WON) {
      disputedMinor -= opened.amount().amountMinor();
      goneMinor -= charged == null ? 0 : opened.withdrawn().amountMinor();
      surchargeMinor += surchargeMinor(opened.surcharge());
    }
    return closed;
  }

  DisputeClosed closing(Random random, DisputeOpened opened, Money amount) {
    DisputeClosed.Bearer bearer =
        switch (random.nextInt(4)) {
          case 0 -> DisputeClosed.Bearer.SUPPLIER;
          case 1 -> DisputeClosed.Bearer.PLATFORM;
          default -> null;
        };
    return new DisputeClosed(
        orderId,
        paymentId,
        opened.disputeId(),
        gateway,
        bearer == null ? DisputeClosed.Outcome.WON : DisputeClosed.Outcome.LOST,
        bearer,
        amount,
        random.nextBoolean() ? random.nextBoolean() : null,
        opened.charged(),
        opened.bankAccount(),
        random.nextInt(20) == 0 ? null : opened.surcharge());
  }

  /** The last refund comes back. */
  RefundFailed refundFails(Random random) {
    Refunded last = Objects.requireNonNull(lastRefund);
    lastRefund = null;
    refundedMinor -= last.amount().amountMinor();
    feeRefundedMinor -= last.platformFee().amountMinor();
    goneMinor -= charged == null ? 0 : last.paidBack().amountMinor();
    return refundFailure(random, last.amount(), last.platformFee(), last.charged());
  }

  RefundFailed refundFailure(Random random, Money amount, Money fee, @Nullable Money paidBack) {
    return new RefundFailed(
        orderId,
        paymentId,
        id(Ids.REFUND, random),
        gateway,
        amount,
        fee,
        "account_closed",
        paidBack,
        null);
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
    Money paidBack = chargedFor(amountMinor);
    refundedMinor += amountMinor;
    feeRefundedMinor += fee;
    goneMinor += paidBack == null ? 0 : paidBack.amountMinor();
    lastRefund =
        new Refunded(
            orderId,
            paymentId,
            id(Ids.REFUND, random),
            gateway,
            "re_" + random.nextInt(),
            new Money(amountMinor, total.currency()),
            new Money(fee, total.currency()),
            paidBack,
            null);
    return lastRefund;
  }

  @Nullable DisputeOpened open() {
    return open;
  }

  @Nullable Refunded lastRefund() {
    return lastRefund;
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
