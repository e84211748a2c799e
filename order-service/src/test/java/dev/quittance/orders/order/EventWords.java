package dev.quittance.orders.order;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
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
import java.util.Arrays;
import java.util.List;

/** Events of one order in words, such as {@code authorized:1000:CNY}, for tables. */
final class EventWords {

  private static final String HEX = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String ORDER = "ord_" + HEX;
  private static final String PAYMENT = "pay_" + HEX;
  private static final String OTHER_PAYMENT = "pay_" + HEX.replace('e', 'f');
  private static final String ATTEMPT = "att_" + HEX;
  private static final String REFUND = "rfd_" + HEX;
  private static final String DISPUTE = "dsp_" + HEX;

  private EventWords() {}

  static List<Event> events(String words) {
    return Arrays.stream(words.split(" ", -1))
        .filter(word -> !word.equals("nothing"))
        .map(EventWords::event)
        .toList();
  }

  static Event event(String word) {
    String[] parts = word.split(":", -1);
    return switch (parts[0]) {
      case "placed" ->
          new OrderPlaced(ORDER, "buyer-1", "supplier-1", Money.of(1000, "CNY"), "pm_card_ok");
      case "authorized" -> authorized(money(parts));
      case "action" -> actionRequired(money(parts), new NextAction.QrCode("wallet:1", null));
      case "code" ->
          actionRequired(
              Money.of(1000, "CNY"),
              new NextAction.OneTimeCode(
                  "+86 1",
                  Instant.parse("2026-11-23T%s:00Z".formatted(parts[1].replace('.', ':')))));
      case "transfer" ->
          actionRequired(
              Money.of(1000, "CNY"),
              new NextAction.BankTransfer(
                  "Quittance", "CN1", "BANK", "RF1", Instant.parse("2026-11-30T12:00:00Z")));
      case "failed" -> new PaymentFailed(ORDER, PAYMENT, ATTEMPT, "sandbox", "card_declined");
      case "refunded" -> refunded(PAYMENT, money(parts));
      case "retry" -> new PaymentRetryRequested(ORDER, "pm_card_visa", "buyer-1");
      case "cancelled" -> new OrderCancelled(ORDER, CancellationReason.BUYER_REQUEST, "buyer-1");
      case "refundfailed" -> refundFailed(money(parts));
      case "disputed" -> disputed(PAYMENT, money(parts));
      case "disputedelsewhere" -> disputed(OTHER_PAYMENT, money(parts));
      case "won", "lost" -> closed(parts[0], money(parts));
      case "complained" ->
          new BuyerDisputeOpened(ORDER, DISPUTE, BuyerDisputeReason.WRONG_DEDUCTION, null);
      case "granted" ->
          new BuyerDisputeResolved(
              ORDER, DISPUTE, BuyerDisputeResolved.Outcome.PARTIAL_REFUND, money(parts), "anna");
      case "rejected" ->
          new BuyerDisputeResolved(
              ORDER, DISPUTE, BuyerDisputeResolved.Outcome.REJECTION, null, "anna");
      case "notrefunded" ->
          new BuyerDisputeRefundFailed(ORDER, DISPUTE, REFUND, money(parts), "dispute_open");
      case "elsewhere" -> refunded(OTHER_PAYMENT, money(parts));
      case "retried" -> new ParkedEventRetried(ORDER, "order-service", 7, "ops");
      case "discarded" -> new ParkedEventDiscarded(ORDER, "order-service", 7, "ops", "a test");
      default -> throw new IllegalArgumentException(word);
    };
  }

  static long authorizedMinor(Event event) {
    return event instanceof PaymentAuthorized authorized ? authorized.amount().amountMinor() : 0;
  }

  static long refundedMinor(Event event) {
    return event instanceof Refunded refunded ? refunded.amount().amountMinor() : 0;
  }

  private static Event authorized(Money amount) {
    Money fee = Money.zero(amount.currency());
    return new PaymentAuthorized(ORDER, PAYMENT, ATTEMPT, "sandbox", "ch_1", amount, fee);
  }

  private static Event actionRequired(Money amount, NextAction action) {
    return new PaymentActionRequired(ORDER, PAYMENT, ATTEMPT, "sandbox", amount, action);
  }

  private static Event refunded(String paymentId, Money amount) {
    Money fee = Money.zero(amount.currency());
    return new Refunded(ORDER, paymentId, REFUND, "sandbox", "re_1", amount, fee);
  }

  private static Event refundFailed(Money amount) {
    Money fee = Money.zero(amount.currency());
    return new RefundFailed(
        ORDER, PAYMENT, REFUND, "sandbox", amount, fee, "account_closed", null, null);
  }

  private static Event disputed(String paymentId, Money amount) {
    return new DisputeOpened(
        ORDER, paymentId, DISPUTE, "sandbox", "dp_1", amount, null, "fraudulent");
  }

  private static Event closed(String outcome, Money amount) {
    boolean lost = outcome.equals("lost");
    return new DisputeClosed(
        ORDER,
        PAYMENT,
        DISPUTE,
        "sandbox",
        lost ? DisputeClosed.Outcome.LOST : DisputeClosed.Outcome.WON,
        lost ? DisputeClosed.Bearer.SUPPLIER : null,
        amount,
        null);
  }

  private static Money money(String[] parts) {
    return Money.of(Long.parseLong(parts[1]), parts[2]);
  }
}
