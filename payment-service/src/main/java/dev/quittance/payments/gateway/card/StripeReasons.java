package dev.quittance.payments.gateway.card;

import static dev.quittance.contract.FailureReason.AUTHENTICATION_FAILED;
import static dev.quittance.contract.FailureReason.DECLINED;
import static dev.quittance.contract.FailureReason.EXPIRED_CARD;
import static dev.quittance.contract.FailureReason.INCORRECT_CVC;
import static dev.quittance.contract.FailureReason.INSTRUMENT_UNUSABLE;
import static dev.quittance.contract.FailureReason.INSUFFICIENT_FUNDS;
import static dev.quittance.contract.FailureReason.LIMIT_EXCEEDED;
import static dev.quittance.contract.FailureReason.PROCESSING_ERROR;
import static dev.quittance.contract.FailureReason.SUSPECTED_FRAUD;
import static dev.quittance.contract.FailureReason.UNSUPPORTED_METHOD;
import static java.util.Map.entry;

import dev.quittance.contract.FailureReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe's codes mean to the buyer.
 *
 * @see <a href="https://docs.stripe.com/declines/codes">Stripe's decline codes</a>
 * @see <a href="https://docs.stripe.com/error-codes">Stripe's error codes</a>
 */
final class StripeReasons {

  /** A card that is lost or stolen is not told to whoever holds it: it is declined. */
  private static final Map<String, FailureReason> TABLE =
      Map.ofEntries(
          entry("approve_with_id", DECLINED),
          entry("authentication_required", AUTHENTICATION_FAILED),
          entry("authentication_not_handled", AUTHENTICATION_FAILED),
          entry("call_issuer", DECLINED),
          entry("card_declined", DECLINED),
          entry("card_not_supported", UNSUPPORTED_METHOD),
          entry("card_velocity_exceeded", LIMIT_EXCEEDED),
          entry("currency_not_supported", UNSUPPORTED_METHOD),
          entry("do_not_honor", DECLINED),
          entry("do_not_try_again", DECLINED),
          entry("duplicate_transaction", DECLINED),
          entry("expired_card", EXPIRED_CARD),
          entry("fraudulent", SUSPECTED_FRAUD),
          entry("generic_decline", DECLINED),
          entry("highest_risk_level", SUSPECTED_FRAUD),
          entry("incorrect_address", SUSPECTED_FRAUD),
          entry("incorrect_cvc", INCORRECT_CVC),
          entry("incorrect_number", INSTRUMENT_UNUSABLE),
          entry("incorrect_pin", AUTHENTICATION_FAILED),
          entry("incorrect_zip", SUSPECTED_FRAUD),
          entry("insufficient_funds", INSUFFICIENT_FUNDS),
          entry("invalid_account", INSTRUMENT_UNUSABLE),
          entry("invalid_amount", LIMIT_EXCEEDED),
          entry("invalid_cvc", INCORRECT_CVC),
          entry("invalid_expiry_month", EXPIRED_CARD),
          entry("invalid_expiry_year", EXPIRED_CARD),
          entry("invalid_number", INSTRUMENT_UNUSABLE),
          entry("invalid_pin", AUTHENTICATION_FAILED),
          entry("issuer_not_available", PROCESSING_ERROR),
          entry("lost_card", DECLINED),
          entry("merchant_blacklist", DECLINED),
          entry("mobile_device_authentication_required", AUTHENTICATION_FAILED),
          entry("new_account_information_available", INSTRUMENT_UNUSABLE),
          entry("no_action_taken", DECLINED),
          entry("not_permitted", DECLINED),
          entry("offline_pin_required", AUTHENTICATION_FAILED),
          entry("online_or_offline_pin_required", AUTHENTICATION_FAILED),
          entry("payment_intent_authentication_failure", AUTHENTICATION_FAILED),
          entry("payment_method_provider_decline", DECLINED),
          entry("payment_method_unactivated", UNSUPPORTED_METHOD),
          entry("payment_method_unexpected_state", INSTRUMENT_UNUSABLE),
          entry("pickup_card", DECLINED),
          entry("pin_try_exceeded", LIMIT_EXCEEDED),
          entry("previously_declined_do_not_retry", SUSPECTED_FRAUD),
          entry("processing_error", PROCESSING_ERROR),
          entry("reenter_transaction", PROCESSING_ERROR),
          entry("requested_block_on_incorrect_cvc", INCORRECT_CVC),
          entry("resource_missing", UNSUPPORTED_METHOD),
          entry("restricted_card", DECLINED),
          entry("revocation_of_all_authorizations", DECLINED),
          entry("revocation_of_authorization", DECLINED),
          entry("security_violation", DECLINED),
          entry("service_not_allowed", UNSUPPORTED_METHOD),
          entry("setup_intent_authentication_failure", AUTHENTICATION_FAILED),
          entry("stolen_card", DECLINED),
          entry("stop_payment_order", DECLINED),
          entry("transaction_not_allowed", UNSUPPORTED_METHOD),
          entry("try_again_later", PROCESSING_ERROR),
          entry("amount_too_large", LIMIT_EXCEEDED),
          entry("amount_too_small", UNSUPPORTED_METHOD),
          entry("withdrawal_count_limit_exceeded", LIMIT_EXCEEDED));

  private StripeReasons() {}

  /**
   * The reason for a failed payment.
   *
   * @param code Stripe's error code
   * @param declineCode the issuer's reason, which says more
   */
  static FailureReason of(@Nullable String code, @Nullable String declineCode) {
    FailureReason issuers = declineCode == null ? null : TABLE.get(declineCode);
    if (issuers != null) {
      return issuers;
    }
    return code == null ? DECLINED : TABLE.getOrDefault(code, DECLINED);
  }

  /** Whether a request that was refused with this code can never have charged anything. */
  static boolean isKnown(@Nullable String code) {
    return code != null && TABLE.containsKey(code);
  }
}
