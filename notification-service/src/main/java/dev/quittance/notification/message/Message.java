package dev.quittance.notification.message;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is told.
 *
 * @param subject one short line
 * @param text whole sentences: what happened, and what the buyer can do
 * @param amount the money it is about, if any
 * @param failureReason the code of why a payment failed, if one did
 */
public record Message(
    Kind kind,
    String subject,
    String text,
    @Nullable Money amount,
    @Nullable String failureReason) {

  Message(Kind kind, String subject, String text, @Nullable Money amount) {
    this(kind, subject, text, amount, null);
  }

  private static final DateTimeFormatter DEADLINE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** What the event means to the buyer; empty if it does not concern the buyer. */
  public static Optional<Message> of(Event event) {
    return switch (event) {
      case OrderPlaced placed -> Optional.of(placed(placed));
      case PaymentAuthorized authorized -> Optional.of(authorized(authorized));
      case PaymentActionRequired required -> Optional.of(actionRequired(required));
      case PaymentFailed failed ->
          FailureReason.of(failed.reason()) == FailureReason.ORDER_CANCELLED
              ? Optional.empty() // the buyer hears that the order is cancelled
              : Optional.of(failed(failed));
      case Refunded refunded -> Optional.of(refunded(refunded));
      case RefundFailed failed -> Optional.of(refundFailed(failed));
      case DisputeOpened opened ->
          opened.bankAccount() == null
              ? Optional.of(disputeOpened(opened))
              : Optional.empty(); // told at once when it is closed
      case DisputeClosed closed -> Optional.of(disputeClosed(closed));
      case OrderCancelled cancelled -> Optional.of(cancelled(cancelled));
      case BuyerDisputeOpened opened -> Optional.of(buyerDisputeOpened(opened));
      case BuyerDisputeResolved resolved -> Optional.of(buyerDisputeResolved(resolved));
      case BuyerDisputeRefundFailed failed -> Optional.of(buyerDisputeRefundFailed(failed));
      case PaymentRetryRequested requested -> Optional.empty(); // the buyer asked for it
      case ReceiptEvent ofReceipt -> Optional.empty(); // told when the order is paid by it
      case ParkingDecision decision -> Optional.empty();
    };
  }

  private static Message placed(OrderPlaced event) {
    String total = AmountText.grouped(event.total());
    return new Message(
        Kind.ORDER_PLACED,
        "Order placed: " + total,
        "Your order %s for %s is placed. Its payment is under way; you will hear how it went."
            .formatted(event.orderId(), total),
        event.total());
  }

  private static Message cancelled(OrderCancelled event) {
    String why =
        switch (event.reason()) {
          case BUYER_REQUEST -> "as you asked";
          case PAYMENT_OVERDUE -> "because it was not paid in time";
          case OUT_OF_STOCK -> "because the supplier cannot deliver it";
          case SUSPECTED_FRAUD -> "because we doubt that you placed it. If you did, contact us";
          case STAFF_DECISION -> "by our staff. If you do not know why, contact us";
        };
    return new Message(
        Kind.ORDER_CANCELLED,
        "Order cancelled",
        ("Your order %s is cancelled, %s. You owe nothing for it. What was or will be charged for it"
                + " goes back to you by itself.")
            .formatted(event.orderId(), why),
        null);
  }

  private static Message authorized(PaymentAuthorized event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.PAYMENT_AUTHORIZED,
        "Payment authorized: " + amount,
        "Your payment of %s for order %s went through. There is nothing left for you to do."
            .formatted(amount, event.orderId()),
        event.amount());
  }

  private static Message actionRequired(PaymentActionRequired event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.PAYMENT_ACTION_REQUIRED,
        "Complete your payment: " + amount,
        "Your payment of %s for order %s is not complete. %s%s"
            .formatted(
                amount,
                event.orderId(),
                whatToDo(event.nextAction()),
                deadline(event.nextAction())),
        event.amount());
  }

  /** Without the address or the code itself: a message may be read by others than the buyer. */
  private static String whatToDo(NextAction action) {
    return switch (action) {
      case NextAction.Redirect _ ->
          "Open the order and confirm the payment on the page it leads to.";
      case NextAction.QrCode _ -> "Open the order and scan its QR code with your wallet's app.";
      case NextAction.OneTimeCode(var sentTo, _) ->
          "Open the order and enter the code that was sent to %s.".formatted(sentTo);
      case NextAction.BankTransfer(var holder, _, _, var reference, _) ->
          ("Transfer exactly this amount from your bank account to %s, with the reference %s."
                  + " Open the order for the account.")
              .formatted(holder, reference);
    };
  }

  private static String deadline(NextAction action) {
    Instant expiresAt = action.expiresAt();
    return expiresAt == null
        ? ""
        : " Do it before " + DEADLINE.format(expiresAt.atOffset(ZoneOffset.UTC)) + " UTC.";
  }

  private static Message failed(PaymentFailed event) {
    Failure failure = Failure.of(event.reason());
    return new Message(
        Kind.PAYMENT_FAILED,
        "Payment failed",
        "The payment for order %s failed: %s. Nothing was charged. %s"
            .formatted(event.orderId(), failure.cause(), failure.advice()),
        null,
        event.reason());
  }

  private static Message refunded(Refunded event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.REFUNDED,
        "Refund: " + amount,
        "%s of your payment for order %s went back the way it was paid. It can take a few days to show there."
            .formatted(amount, event.orderId()),
        event.amount());
  }

  private static Message refundFailed(RefundFailed event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.REFUND_FAILED,
        "Refund did not arrive: " + amount,
        "The refund of %s for order %s came back to us. Nothing is lost: we will pay it another way. Contact us to tell us how."
            .formatted(amount, event.orderId()),
        event.amount());
  }

  private static Message buyerDisputeOpened(BuyerDisputeOpened event) {
    String what =
        switch (event.reason()) {
          case WRONG_DEDUCTION -> "what was deducted";
          case NOT_AS_DESCRIBED -> "goods that are not as described";
          case NOT_RECEIVED -> "goods that did not arrive";
          case DUPLICATE_CHARGE -> "a charge that was made twice";
        };
    return new Message(
        Kind.BUYER_DISPUTE_OPENED,
        "Complaint received",
        "We have your complaint about order %s: %s. Support looks at it; you will hear what was decided. You can add pictures and documents to it until then."
            .formatted(event.orderId(), what),
        event.claimed());
  }

  private static Message buyerDisputeResolved(BuyerDisputeResolved event) {
    Money amount = event.amount();
    return amount == null
        ? new Message(
            Kind.BUYER_DISPUTE_RESOLVED,
            "Complaint rejected",
            "Support has decided on your complaint about order %s: nothing goes back. Open the order to read why."
                .formatted(event.orderId()),
            null)
        : new Message(
            Kind.BUYER_DISPUTE_RESOLVED,
            "Complaint resolved: " + AmountText.grouped(amount),
            "Support has decided on your complaint about order %s: %s goes back the way it was paid. You will hear when it does."
                .formatted(event.orderId(), AmountText.grouped(amount)),
            amount);
  }

  private static Message buyerDisputeRefundFailed(BuyerDisputeRefundFailed event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.BUYER_DISPUTE_REFUND_FAILED,
        "Refund is delayed: " + amount,
        "The refund of %s for order %s could not be made by itself. Nothing is lost: support pays it another way. You need not do anything."
            .formatted(amount, event.orderId()),
        event.amount());
  }

  private static Message disputeOpened(DisputeOpened event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.DISPUTE_OPENED,
        "Payment disputed: " + amount,
        "Your bank or wallet told us that %s of your payment for order %s is disputed. The money is held until they decide; you will hear how it went. If you did not dispute it, tell your bank."
            .formatted(amount, event.orderId()),
        event.amount());
  }

  private static Message disputeClosed(DisputeClosed event) {
    String amount = AmountText.grouped(event.amount());
    if (event.bankAccount() != null && event.outcome() == DisputeClosed.Outcome.LOST) {
      return new Message(
          Kind.DISPUTE_CLOSED,
          "Transfer taken back: " + amount,
          "The bank has taken back %s of your transfer for order %s: it does not pay for the order any more. If you did not expect that, ask your bank."
              .formatted(amount, event.orderId()),
          event.amount());
    }
    String text =
        switch (event.outcome()) {
          case WON ->
              "The dispute about %s for order %s is decided: the payment stands. If you do not"
                  + " agree, ask your bank.";
          case LOST ->
              "The dispute about %s for order %s is decided: the money goes back to you by your"
                  + " bank or wallet. There is nothing left for you to do.";
        };
    return new Message(
        Kind.DISPUTE_CLOSED,
        "Dispute decided: " + amount,
        text.formatted(amount, event.orderId()),
        event.amount());
  }
}
