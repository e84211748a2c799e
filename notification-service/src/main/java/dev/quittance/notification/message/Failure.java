package dev.quittance.notification.message;

/**
 * Why a payment failed, for the one whose payment it was.
 *
 * @param cause half a sentence
 * @param advice a sentence: what to do next
 */
record Failure(String cause, String advice) {

  /** Reasons come from gateways, so an unknown one is nothing unusual. */
  static Failure of(String reason) {
    return switch (reason) {
      case "card_declined", "generic_decline", "do_not_honor" ->
          new Failure(
              "the card was declined",
              "Pay with another payment method, or ask your bank why it declined.");
      case "insufficient_funds" ->
          new Failure(
              "the account does not have enough funds",
              "Add funds and pay again, or use another payment method.");
      case "expired_card" ->
          new Failure("the card has expired", "Pay again with a card that is still valid.");
      case "incorrect_cvc", "invalid_cvc" ->
          new Failure(
              "the card's security code is not right", "Check the code on the card and pay again.");
      case "incorrect_number", "invalid_number" ->
          new Failure(
              "the card number is not right", "Check the number on the card and pay again.");
      case "processing_error" ->
          new Failure("the payment could not be processed just now", "Pay again in a few minutes.");
      case "authentication_required", "authentication_failed" ->
          new Failure(
              "your bank could not confirm that it was you",
              "Pay again and complete the confirmation your bank asks for.");
      case "unknown_payment_method" ->
          new Failure(
              "the payment method is not known", "Choose another payment method and pay again.");
      default ->
          new Failure(
              "the payment provider refused it (" + reason + ")",
              "Pay again with another payment method.");
    };
  }
}
