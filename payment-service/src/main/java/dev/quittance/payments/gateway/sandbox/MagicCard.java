package dev.quittance.payments.gateway.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The industry's test cards, by the tokens that stand for them: a card number never travels.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe's list of test cards</a>
 */
enum MagicCard {
  /** 4242 4242 4242 4242. */
  OK(Behaviour.AUTHORIZES, "", "pm_card_visa"),
  /** 4000 0000 0000 0002. */
  DECLINED(
      Behaviour.DECLINES, "card_declined", "pm_card_visa_chargeDeclined", "pm_card_chargeDeclined"),
  /** 4000 0000 0000 9995. */
  INSUFFICIENT_FUNDS(
      Behaviour.DECLINES,
      "insufficient_funds",
      "pm_card_visa_chargeDeclinedInsufficientFunds",
      "pm_card_chargeDeclinedInsufficientFunds"),
  /** 4000 0000 0000 0069. */
  EXPIRED(
      Behaviour.DECLINES,
      "expired_card",
      "pm_card_visa_chargeDeclinedExpiredCard",
      "pm_card_chargeDeclinedExpiredCard"),
  /** 4000 0000 0000 0127. */
  INCORRECT_CVC(
      Behaviour.DECLINES,
      "incorrect_cvc",
      "pm_card_visa_chargeDeclinedIncorrectCvc",
      "pm_card_chargeDeclinedIncorrectCvc"),
  /** 4000 0000 0000 0119. */
  PROCESSING_ERROR(
      Behaviour.DECLINES,
      "processing_error",
      "pm_card_visa_chargeDeclinedProcessingError",
      "pm_card_chargeDeclinedProcessingError"),
  /** 4000 0000 0000 3220. */
  SECOND_FACTOR(
      Behaviour.NEEDS_BUYER, "", "pm_card_threeDSecure2Required", "pm_card_authenticationRequired"),
  /** 4000 0000 0000 0259: authorizes; the dispute comes later. */
  DISPUTED(Behaviour.AUTHORIZES, "", "pm_card_createDispute"),
  /** 4000 0000 0000 5126. */
  REFUND_FAILS(Behaviour.AUTHORIZES_WITHOUT_RETURN, "", "pm_card_refundFail");

  /** What a card does. */
  enum Behaviour {
    AUTHORIZES,
    AUTHORIZES_WITHOUT_RETURN,
    DECLINES,
    NEEDS_BUYER
  }

  private final Behaviour behaviour;
  private final String declineReason;
  private final List<String> tokens;

  MagicCard(Behaviour behaviour, String declineReason, String... tokens) {
    this.behaviour = behaviour;
    this.declineReason = declineReason;
    this.tokens = List.of(tokens);
  }

  static Optional<MagicCard> ofToken(String token) {
    return Arrays.stream(values()).filter(card -> card.tokens.contains(token)).findFirst();
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /** The code it is declined with, where it is. */
  String declineReason() {
    return declineReason;
  }
}
