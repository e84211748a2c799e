package dev.quittance.ledger.core.sample;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events by number: order n is {@code ord_} and n, its buyer is b, its supplier s, its gateway
 * stripe.
 */
public final class Sample {

  public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  public static final String SERVICE = "ledger-service";

  private Sample() {}

  public static UUID uuid(long number) {
    return new UUID(0, number);
  }

  public static String id(String prefix, long number) {
    return Ids.of(prefix, uuid(number));
  }

  public static Money cny(long amountMinor) {
    return Money.of(amountMinor, "CNY");
  }

  public static OrderPlaced placed(long order, Money total) {
    return new OrderPlaced(id(Ids.ORDER, order), "b", "s", total, "pm");
  }

  public static PaymentAuthorized authorized(long order, long payment, Money amount, long fee) {
    return new PaymentAuthorized(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        "ch_1",
        amount,
        new Money(fee, amount.currency()));
  }

  /** One that is charged in another way. */
  public static PaymentAuthorized authorized(
      long order,
      long payment,
      Money amount,
      long fee,
      @Nullable Money charged,
      @Nullable Money surcharge,
      @Nullable String bankAccount) {
    return new PaymentAuthorized(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        "ch_1",
        amount,
        new Money(fee, amount.currency()),
        charged,
        surcharge,
        charged == null || charged.currency().equals(amount.currency()) ? null : "0.1385",
        bankAccount);
  }

  public static PaymentFailed failed(long order, long payment) {
    return new PaymentFailed(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        "card_declined");
  }

  public static PaymentActionRequired actionRequired(long order, long payment, Money amount) {
    return new PaymentActionRequired(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.ATTEMPT, payment),
        "stripe",
        amount,
        new NextAction.Redirect("https://acs.example/3ds", null));
  }

  public static Refunded refunded(long order, long payment, Money amount, long fee) {
    return new Refunded(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.REFUND, payment),
        "stripe",
        "re_1",
        amount,
        new Money(fee, amount.currency()));
  }

  /** One that is paid in another way. */
  public static Refunded refunded(
      long order,
      long payment,
      Money amount,
      long fee,
      @Nullable Money charged,
      @Nullable String bankAccount) {
    return new Refunded(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.REFUND, payment),
        "stripe",
        "re_1",
        amount,
        new Money(fee, amount.currency()),
        charged,
        bankAccount);
  }

  public static OrderCancelled cancelled(long order) {
    return new OrderCancelled(id(Ids.ORDER, order), CancellationReason.BUYER_REQUEST, "b");
  }

  public static BuyerDisputeOpened complaint(long order) {
    return new BuyerDisputeOpened(
        id(Ids.ORDER, order), id(Ids.DISPUTE, 2), BuyerDisputeReason.NOT_RECEIVED, null);
  }

  public static BuyerDisputeResolved complaintResolved(long order, @Nullable Money amount) {
    return new BuyerDisputeResolved(
        id(Ids.ORDER, order),
        id(Ids.DISPUTE, 2),
        amount == null
            ? BuyerDisputeResolved.Outcome.REJECTION
            : BuyerDisputeResolved.Outcome.PARTIAL_REFUND,
        amount,
        "anna");
  }

  public static BuyerDisputeRefundFailed complaintNotRefunded(long order, Money amount) {
    return new BuyerDisputeRefundFailed(
        id(Ids.ORDER, order),
        id(Ids.DISPUTE, 2),
        id(Ids.REFUND, 2),
        amount,
        "refund_exceeds_remaining");
  }

  public static PaymentRetryRequested retryRequested(long order) {
    return new PaymentRetryRequested(id(Ids.ORDER, order), "pm", "b");
  }

  public static RefundFailed refundFailed(
      long order, long payment, Money amount, long fee, @Nullable Money charged) {
    return new RefundFailed(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.REFUND, payment),
        "stripe",
        amount,
        new Money(fee, amount.currency()),
        "account_closed",
        charged,
        null);
  }

  public static DisputeOpened disputeOpened(
      long order,
      long payment,
      long dispute,
      Money amount,
      @Nullable Money fee,
      @Nullable Money charged,
      @Nullable String bankAccount,
      @Nullable Money surcharge) {
    return new DisputeOpened(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.DISPUTE, dispute),
        "stripe",
        "dp_1",
        amount,
        fee,
        "fraudulent",
        charged,
        bankAccount,
        surcharge);
  }

  /**
   * @param bearer who bears the loss; null if the dispute is won
   */
  public static DisputeClosed disputeClosed(
      long order,
      long payment,
      long dispute,
      Money amount,
      DisputeClosed.@Nullable Bearer bearer,
      @Nullable Boolean feeReturned,
      @Nullable Money charged,
      @Nullable String bankAccount,
      @Nullable Money surcharge) {
    return new DisputeClosed(
        id(Ids.ORDER, order),
        id(Ids.PAYMENT, payment),
        id(Ids.DISPUTE, dispute),
        "stripe",
        bearer == null ? DisputeClosed.Outcome.WON : DisputeClosed.Outcome.LOST,
        bearer,
        amount,
        feeReturned,
        charged,
        bankAccount,
        surcharge);
  }

  public static MoneyReceived received(long receipt, Money amount) {
    return new MoneyReceived(
        id(Ids.RECEIPT, receipt), "main", amount, "NTRF-1", null, null, LocalDate.of(2026, 11, 23));
  }

  public static MoneyAllocated allocated(long receipt, String bankAccount, Money amount) {
    return new MoneyAllocated(
        id(Ids.RECEIPT, receipt), bankAccount, id(Ids.ORDER, 1), id(Ids.PAYMENT, 1), amount);
  }

  public static MoneyReturned returned(long receipt, Money amount) {
    return new MoneyReturned(id(Ids.RECEIPT, receipt), "main", amount, "out-1", "fits no order");
  }

  public static MoneyDebited debited(long receipt, Money amount, MoneyDebited.Purpose purpose) {
    return new MoneyDebited(
        id(Ids.RECEIPT, receipt),
        "main",
        amount,
        purpose,
        "NTRF-2",
        null,
        LocalDate.of(2026, 11, 23));
  }

  public static ParkedEventRetried retried(long order, long parkedOffset) {
    return new ParkedEventRetried(id(Ids.ORDER, order), SERVICE, parkedOffset, "anna");
  }

  public static ParkedEventDiscarded discarded(long order, long parkedOffset) {
    return new ParkedEventDiscarded(
        id(Ids.ORDER, order), SERVICE, parkedOffset, "anna", "published by mistake");
  }

  /** Event n, n seconds after {@link #START}. */
  public static EventEnvelope envelope(long number, Event event) {
    return new EventEnvelope(
        id(Ids.EVENT, number), START.plusSeconds(number), "/quittance/test", null, event);
  }
}
