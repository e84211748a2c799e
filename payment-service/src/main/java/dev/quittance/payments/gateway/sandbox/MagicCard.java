package dev.quittance.payments.gateway.sandbox;

import dev.quittance.contract.FailureReason;
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
  OK(Behaviour.AUTHORIZES, "pm_card_visa"),
  /** 4000 0000 0000 0002. */
  DECLINED(
      Behaviour.DECLINES,
      FailureReason.DECLINED,
      "pm_card_visa_chargeDeclined",
      "pm_card_chargeDeclined"),
  /** 4000 0000 0000 9995. */
  INSUFFICIENT_FUNDS(
      Behaviour.DECLINES,
      FailureReason.INSUFFICIENT_FUNDS,
      "pm_card_visa_chargeDeclinedInsufficientFunds",
      "pm_card_chargeDeclinedInsufficientFunds"),
  /** 4000 0000 0000 0069. */
  EXPIRED(
      Behaviour.DECLINES,
      FailureReason.EXPIRED_CARD,
      "pm_card_visa_chargeDeclinedExpiredCard",
      "pm_card_chargeDeclinedExpiredCard"),
  /** 4000 0000 0000 0127. */
  INCORRECT_CVC(
      Behaviour.DECLINES,
      FailureReason.INCORRECT_CVC,
      "pm_card_visa_chargeDeclinedIncorrectCvc",
      "pm_card_chargeDeclinedIncorrectCvc"),
  /** 4000 0000 0000 0119. */
  PROCESSING_ERROR(
      Behaviour.DECLINES,
      FailureReason.PROCESSING_ERROR,
      "pm_card_visa_chargeDeclinedProcessingError",
      "pm_card_chargeDeclinedProcessingError"),
  /** 4000 0000 0000 3220. */
  SECOND_FACTOR(
      Behaviour.NEEDS_BUYER, "pm_card_threeDSecure2Required", "pm_card_authenticationRequired"),
  /** 4000 0000 0000 0259: authorizes; the dispute comes later. */
  DISPUTED(Behaviour.AUTHORIZES, "pm_card_createDispute"),
  /** 4000 0000 0000 5126. */
  REFUND_FAILS(Behaviour.AUTHORIZES_WITHOUT_RETURN, "pm_card_refundFail");

  /** What a card does. */
  enum Behaviour {
    AUTHORIZES,
    AUTHORIZES_WITHOUT_RETURN,
    DECLINES,
    NEEDS_BUYER
  }

  private final Behaviour behaviour;
  private final FailureReason reason;
  private final List<String> tokens;

  MagicCard(Behaviour behaviour, String... tokens) {
    this(behaviour, FailureReason.DECLINED, tokens);
  }

  MagicCard(Behaviour behaviour, FailureReason reason, String... tokens) {
    this.behaviour = behaviour;
    this.reason = reason;
    this.tokens = List.of(tokens);
  }

  static Optional<MagicCard> ofToken(String token) {
    return Arrays.stream(values()).filter(card -> card.tokens.contains(token)).findFirst();
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /** Why it is declined, where it is. */
  FailureReason reason() {
    return reason;
  }
}
