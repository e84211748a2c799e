package dev.quittance.cli.events;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;

/** An event in a few words. */
final class Summary {

  private Summary() {}

  static String of(Event event) {
    return switch (event) {
      case OrderPlaced e ->
          "%s from %s to %s".formatted(AmountText.of(e.total()), e.buyerId(), e.supplierId());
      case OrderCancelled e -> "%s, by %s".formatted(e.reason().wireName(), e.cancelledBy());
      case PaymentRetryRequested e ->
          "with %s, by %s".formatted(e.paymentMethodId(), e.requestedBy());
      case PaymentAuthorized e ->
          "%s by %s, fee %s%s"
              .formatted(
                  AmountText.of(e.amount()),
                  e.gateway(),
                  AmountText.of(e.platformFee()),
                  charged(e));
      case PaymentActionRequired e ->
          "%s by %s, %s".formatted(AmountText.of(e.amount()), e.gateway(), e.nextAction().type());
      case PaymentFailed e -> "%s by %s".formatted(e.reason(), e.gateway());
      case Refunded e ->
          "%s by %s, fee %s"
              .formatted(AmountText.of(e.amount()), e.gateway(), AmountText.of(e.platformFee()));
      case RefundFailed e ->
          "%s by %s, %s".formatted(AmountText.of(e.amount()), e.gateway(), e.reason());
      case DisputeOpened e ->
          "%s by %s, %s".formatted(AmountText.of(e.withSurcharge()), e.gateway(), e.reason());
      case DisputeClosed e ->
          "%s by %s, %s%s"
              .formatted(
                  AmountText.of(e.withSurcharge()),
                  e.gateway(),
                  e.outcome().wireName(),
                  e.borneBy() == null ? "" : ", borne by " + e.borneBy().wireName());
      case BuyerDisputeOpened e ->
          e.reason().wireName()
              + (e.claimed() == null ? "" : ", claims " + AmountText.of(e.claimed()));
      case BuyerDisputeResolved e ->
          "%s%s, by %s"
              .formatted(
                  e.outcome().wireName(),
                  e.amount() == null ? "" : " of " + AmountText.of(e.amount()),
                  e.resolvedBy());
      case BuyerDisputeRefundFailed e -> "%s, %s".formatted(AmountText.of(e.amount()), e.reason());
      case MoneyReceived e ->
          "%s to %s, %s".formatted(AmountText.of(e.amount()), e.bankAccount(), e.bankReference());
      case MoneyAllocated e ->
          "%s of %s to %s".formatted(AmountText.of(e.amount()), e.bankAccount(), e.orderId());
      case MoneyReturned e ->
          "%s from %s: %s".formatted(AmountText.of(e.amount()), e.bankAccount(), e.reason());
      case MoneyDebited e ->
          "%s from %s, %s, %s"
              .formatted(
                  AmountText.of(e.amount()),
                  e.bankAccount(),
                  e.purpose().wireName(),
                  e.bankReference());
      case ParkedEventRetried e ->
          "offset " + e.parkedOffset() + " of " + e.service() + ", by " + e.decidedBy();
      case ParkedEventDiscarded e ->
          "offset "
              + e.parkedOffset()
              + " of "
              + e.service()
              + ", by "
              + e.decidedBy()
              + ": "
              + e.reason();
      case ParkedRecordDiscarded e ->
          e.parkedId() + " of " + e.service() + ", by " + e.decidedBy() + ": " + e.reason();
    };
  }

  private static String charged(PaymentAuthorized event) {
    return event.taken().equals(event.amount()) ? "" : ", charged " + AmountText.of(event.taken());
  }
}
