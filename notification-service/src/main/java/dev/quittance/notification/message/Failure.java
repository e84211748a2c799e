package dev.quittance.notification.message;

import dev.quittance.contract.FailureReason;
import java.util.Locale;

/**
 * Why a payment failed, for the one whose payment it was.
 *
 * @param cause half a sentence
 * @param advice a sentence: what to do next
 */
record Failure(String cause, String advice) {

  /** A reason that is none of the contract's is a gateway's own code, from an older event. */
  static Failure of(String reason) {
    FailureReason known = FailureReason.of(reason);
    boolean isTranslated = known.wireName().equals(reason) || reason.equals("card_declined");
    return new Failure(
        isTranslated ? cause(known) : "the payment provider refused it (" + reason + ")",
        known.advice(Locale.ENGLISH));
  }

  private static String cause(FailureReason reason) {
    return switch (reason) {
      case DECLINED -> "it was declined";
      case INSUFFICIENT_FUNDS -> "the account does not have enough funds";
      case EXPIRED_CARD -> "the card has expired";
      case INCORRECT_CVC -> "the card's security code is not right";
      case PROCESSING_ERROR -> "the payment could not be processed just now";
      case SUSPECTED_FRAUD -> "the bank or wallet suspects that it is not yours";
      case LIMIT_EXCEEDED -> "it is above a limit of the account";
      case UNSUPPORTED_METHOD -> "the payment method is not supported for it";
      case AUTHENTICATION_FAILED -> "it could not be confirmed that it was you";
      case ACTION_EXPIRED -> "it was not confirmed in time";
      case ACCOUNT_FROZEN -> "your payment account is frozen";
      case INSTRUMENT_UNUSABLE -> "the payment method cannot be used any more";
      case CANCELLED -> "it was cancelled";
      case MONEY_NOT_RECEIVED -> "no transfer arrived in time";
      case GATEWAY_UNAVAILABLE -> "the payment provider cannot be reached";
      case ORDER_CANCELLED -> "the order was cancelled";
      case PRICE_CHANGED -> "it costs something else than you accepted";
    };
  }
}
