package dev.quittance.cli.events;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.Event;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;

/** An event in a few words. */
final class Summary {

  private Summary() {}

  static String of(Event event) {
    return switch (event) {
      case OrderPlaced e ->
          "%s from %s to %s".formatted(AmountText.of(e.total()), e.buyerId(), e.supplierId());
      case PaymentAuthorized e ->
          "%s by %s, fee %s"
              .formatted(AmountText.of(e.amount()), e.gateway(), AmountText.of(e.platformFee()));
      case PaymentActionRequired e ->
          "%s by %s, %s".formatted(AmountText.of(e.amount()), e.gateway(), e.nextAction().type());
      case PaymentFailed e -> "%s by %s".formatted(e.reason(), e.gateway());
      case Refunded e ->
          "%s by %s, fee %s"
              .formatted(AmountText.of(e.amount()), e.gateway(), AmountText.of(e.platformFee()));
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
}
