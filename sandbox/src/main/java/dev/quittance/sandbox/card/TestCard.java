package dev.quittance.sandbox.card;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The industry's test cards.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe's list of test cards</a>
 */
enum TestCard {
  OK("4242424242424242", Behaviour.CHARGES, "visa", "US", "pm_card_visa"),
  MASTERCARD("5555555555554444", Behaviour.CHARGES, "mastercard", "US", "pm_card_mastercard"),
  UNIONPAY("6200000000000005", Behaviour.CHARGES, "unionpay", "CN", "pm_card_unionpay"),
  JCB("3566002020360505", Behaviour.CHARGES, "jcb", "JP", "pm_card_jcb"),
  CHINA("4000001560000002", Behaviour.CHARGES, "visa", "CN", "pm_card_cn"),
  GERMANY("4000002760000016", Behaviour.CHARGES, "visa", "DE", "pm_card_de"),
  DECLINED(
      "4000000000000002",
      "card_declined",
      "generic_decline",
      "pm_card_visa_chargeDeclined",
      "pm_card_chargeDeclined"),
  INSUFFICIENT_FUNDS(
      "4000000000009995",
      "card_declined",
      "insufficient_funds",
      "pm_card_visa_chargeDeclinedInsufficientFunds",
      "pm_card_chargeDeclinedInsufficientFunds"),
  LOST("4000000000009987", "card_declined", "lost_card", "pm_card_visa_chargeDeclinedLostCard"),
  STOLEN(
      "4000000000009979", "card_declined", "stolen_card", "pm_card_visa_chargeDeclinedStolenCard"),
  FRAUDULENT(
      "4100000000000019",
      "card_declined",
      "fraudulent",
      "pm_card_visa_chargeDeclinedFraudulent",
      "pm_card_chargeDeclinedFraudulent"),
  EXPIRED(
      "4000000000000069",
      "expired_card",
      "expired_card",
      "pm_card_visa_chargeDeclinedExpiredCard",
      "pm_card_chargeDeclinedExpiredCard"),
  INCORRECT_CVC(
      "4000000000000127",
      "incorrect_cvc",
      "incorrect_cvc",
      "pm_card_visa_chargeDeclinedIncorrectCvc",
      "pm_card_chargeDeclinedIncorrectCvc"),
  PROCESSING_ERROR(
      "4000000000000119",
      "processing_error",
      "processing_error",
      "pm_card_visa_chargeDeclinedProcessingError",
      "pm_card_chargeDeclinedProcessingError"),
  LIMIT_EXCEEDED(
      "4000000000006975",
      "card_declined",
      "card_velocity_exceeded",
      "pm_card_visa_chargeDeclinedVelocityLimitExceeded"),
  /** Can be saved, and declines each payment. */
  DECLINES_ONCE_SAVED(
      "4000000000000341", Behaviour.DECLINES_PAYMENTS, "visa", "US", "pm_card_chargeCustomerFail"),
  SECOND_FACTOR(
      "4000000000003220",
      Behaviour.NEEDS_BUYER,
      "visa",
      "IE",
      "pm_card_threeDSecure2Required",
      "pm_card_authenticationRequired"),
  DISPUTED("4000000000000259", Behaviour.DISPUTED, "visa", "US", "pm_card_createDispute"),
  REFUND_FAILS("4000000000005126", Behaviour.REFUND_FAILS, "visa", "US", "pm_card_refundFail");

  /** What a card does. */
  enum Behaviour {
    CHARGES,
    /** Whatever it is asked for. */
    DECLINES,
    DECLINES_PAYMENTS,
    /** 3-D Secure: the buyer has to approve. */
    NEEDS_BUYER,
    /** Charges, and the buyer disputes it later. */
    DISPUTED,
    /** Charges; a refund succeeds and fails later. */
    REFUND_FAILS
  }

  private final String number;
  private final Behaviour behaviour;
  private final String brand;
  private final String country;
  private final @Nullable String code;
  private final @Nullable String declineCode;
  private final List<String> tokens;

  TestCard(String number, Behaviour behaviour, String brand, String country, String... tokens) {
    this.number = number;
    this.behaviour = behaviour;
    this.brand = brand;
    this.country = country;
    boolean declines = behaviour == Behaviour.DECLINES_PAYMENTS;
    this.code = declines ? "card_declined" : null;
    this.declineCode = declines ? "generic_decline" : null;
    this.tokens = List.of(tokens);
  }

  TestCard(String number, String code, String declineCode, String token, String... tokens) {
    this.number = number;
    this.behaviour = Behaviour.DECLINES;
    this.brand = "visa";
    this.country = "US";
    this.code = code;
    this.declineCode = declineCode;
    this.tokens = Stream.concat(Stream.of(token), Arrays.stream(tokens)).toList();
  }

  static Optional<TestCard> ofToken(String token) {
    return Arrays.stream(values()).filter(card -> card.tokens.contains(token)).findFirst();
  }

  static Optional<TestCard> ofNumber(String number) {
    return Arrays.stream(values()).filter(card -> card.number.equals(number)).findFirst();
  }

  Behaviour behaviour() {
    return behaviour;
  }

  String brand() {
    return brand;
  }

  /** ISO 3166. */
  String country() {
    return country;
  }

  String lastFour() {
    return number.substring(number.length() - 4);
  }

  /** Stripe's error code, of a card that is declined. */
  @Nullable String code() {
    return code;
  }

  /** The issuer's reason, of a card that is declined. */
  @Nullable String declineCode() {
    return declineCode;
  }
}
