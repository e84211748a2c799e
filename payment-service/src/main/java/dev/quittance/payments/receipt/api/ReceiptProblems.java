package dev.quittance.payments.receipt.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.receipt.booking.Allocations;
import dev.quittance.payments.receipt.booking.Returns;

/** What a client is told whose command is rejected. */
final class ReceiptProblems {

  private ReceiptProblems() {}

  static ProblemException unknown() {
    return ProblemException.notFound(
        "There is no such receipt: GET /receipts?status=OPEN lists those of which money is left.");
  }

  static ProblemException of(String receiptId, Allocations.Result result) {
    return switch (result) {
      case Allocations.Result.UnknownReceipt(String id) ->
          id.equals(receiptId)
              ? unknown()
              : ProblemException.invalid("with", "names a receipt that does not exist");
      case Allocations.Result.UnknownOrder() ->
          ProblemException.invalid(
              "orderId", "names an order that does not exist here, or has not arrived yet");
      case Allocations.Result.AlreadyPaid(var payment) ->
          ProblemException.of(
              ProblemCode.ORDER_ALREADY_PAID,
              "The order's payment, %s, is %s: send the money back, or give it to another order."
                  .formatted(payment.id(), payment.status()));
      case Allocations.Result.Cancelled(var payment) ->
          ProblemException.of(
              ProblemCode.ORDER_CANCELLED,
              "Order %s is cancelled: send the money back, or give it to another order."
                  .formatted(payment.terms().orderId()));
      case Allocations.Result.OtherAttempt(String gateway) ->
          ProblemException.of(
              ProblemCode.PAYMENT_IN_PROGRESS,
              "Gateway %s may still take the money for this order: wait until its attempt has ended."
                  .formatted(gateway));
      case Allocations.Result.OtherCurrency(var needed) ->
          ProblemException.of(
              ProblemCode.CURRENCY_MISMATCH,
              "The order needs %s: choose receipts in %s."
                  .formatted(needed, needed.currency().getCurrencyCode()));
      case Allocations.Result.SeveralAccounts() ->
          ProblemException.invalid(
              "with", "names receipts of several accounts: an order is paid from one");
      case Allocations.Result.NotCovered(var needed, var left) ->
          ProblemException.of(
              ProblemCode.RECEIPTS_DO_NOT_COVER,
              "The order needs %s, and %s is left of the receipts: name further ones in with, or wait for the rest."
                  .formatted(needed, left));
      case Allocations.Result.Paid _ ->
          throw new IllegalStateException("what is paid is no problem");
    };
  }

  static ProblemException of(Returns.Result.Rejected rejected) {
    return switch (rejected.code()) {
      case NOTHING_LEFT, EXCEEDS_LEFT ->
          ProblemException.of(
              ProblemCode.RECEIPT_EXCEEDS_LEFT,
              "%s is left of the receipt: ask for no more than that."
                  .formatted(rejected.receipt().left()));
      case CURRENCY_MISMATCH ->
          ProblemException.of(
              ProblemCode.CURRENCY_MISMATCH,
              "The receipt is in %s: give the amount in it."
                  .formatted(rejected.receipt().left().currency()));
      case NOT_POSITIVE ->
          ProblemException.invalid("amount", "must be 1 or more minor units, or left out");
    };
  }
}
