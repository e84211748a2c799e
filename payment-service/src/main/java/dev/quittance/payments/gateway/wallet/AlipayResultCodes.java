package dev.quittance.payments.gateway.wallet;

import com.alipay.global.api.model.Result;
import com.alipay.global.api.model.ResultStatusType;
import dev.quittance.contract.FailureReason;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Alipay's result codes mean here, in one table.
 *
 * @see <a href="https://docs.antom.com/ac/ams/payment_cashier">pay, its result codes</a>
 * @see <a href="https://docs.antom.com/ac/ams/refund_online">refund, its result codes</a>
 */
final class AlipayResultCodes {

  /** The gateway has it and goes on. */
  static final String IN_PROCESS = "PAYMENT_IN_PROCESS";

  static final String REFUND_IN_PROCESS = "REFUND_IN_PROCESS";

  private static final Map<String, FailureReason> REASONS = new HashMap<>();

  static {
    says(
        FailureReason.INSUFFICIENT_FUNDS,
        "USER_BALANCE_NOT_ENOUGH",
        "INSUFFICIENT_FUNDS",
        "NO_PAY_OPTIONS");
    says(FailureReason.SUSPECTED_FRAUD, "RISK_REJECT", "FRAUD_REJECT", "SUSPECTED_CARD");
    says(
        FailureReason.LIMIT_EXCEEDED,
        "USER_AMOUNT_EXCEED_LIMIT",
        "PAYMENT_AMOUNT_EXCEED_LIMIT",
        "PAYMENT_COUNT_EXCEED_LIMIT",
        "AMOUNT_EXCEED_LIMIT");
    // ACCOUNT_FROZEN is about the account that the buyer has here, not about the one at Alipay.
    says(
        FailureReason.INSTRUMENT_UNUSABLE,
        "USER_STATUS_ABNORMAL",
        "USER_ACCOUNT_ABNORMAL",
        "PAYMENT_PROHIBITED",
        "USER_NOT_EXIST",
        "INVALID_ACCESS_TOKEN",
        "EXPIRED_ACCESS_TOKEN",
        "INVALID_CODE",
        "USER_KYC_NOT_QUALIFIED");
    says(
        FailureReason.AUTHENTICATION_FAILED,
        "USER_PAYMENT_VERIFICATION_FAILED",
        "AUTHENTICATION_REQUIRED");
    says(FailureReason.ACTION_EXPIRED, "ORDER_IS_CLOSED", "EXPIRED_CODE", "PAYMENT_EXPIRED");
    says(FailureReason.CANCELLED, "USER_CANCELED", "ORDER_IS_CANCELED", "ORDER_IS_CANCELLED");
    says(
        FailureReason.UNSUPPORTED_METHOD,
        "CURRENCY_NOT_SUPPORT",
        "METHOD_NOT_SUPPORTED",
        "PAYMENT_METHOD_NOT_SUPPORTED",
        "CARD_NOT_SUPPORTED",
        "SETTLE_CONTRACT_NOT_MATCH",
        "PAYMENT_NOT_QUALIFIED");
    says(FailureReason.EXPIRED_CARD, "INVALID_EXPIRATION_DATE", "EXPIRED_CARD");
    says(
        FailureReason.PROCESSING_ERROR,
        "PROCESS_FAIL",
        "PARAM_ILLEGAL",
        "INVALID_PAYMENT_METHOD_META_DATA");
    says(
        FailureReason.GATEWAY_UNAVAILABLE,
        "MERCHANT_NOT_REGISTERED",
        "INVALID_MERCHANT_STATUS",
        "MERCHANT_KYB_NOT_QUALIFIED",
        "INVALID_CONTRACT");
    says(FailureReason.DECLINED, "DO_NOT_HONOR");
  }

  /**
   * Refusals that do not tell what became of the payment: who asked was not recognized, the same
   * reference was used before for something else, or Alipay failed. It is inquired about.
   */
  private static final Set<String> INDEFINITE =
      Set.of(
          "ACCESS_DENIED",
          "CLIENT_FORBIDDEN_ACCESS_API",
          "CLIENT_INVALID",
          "INVALID_CLIENT",
          "INVALID_SIGNATURE",
          "KEY_NOT_FOUND",
          "MEDIA_TYPE_NOT_ACCEPTABLE",
          "NO_INTERFACE_DEF",
          "OAUTH_FAIL",
          "REPEAT_REQ_INCONSISTENT",
          "MULTIPLE_REQUESTS_ERROR",
          "SYSTEM_ERROR",
          "UNKNOWN_CLIENT");

  private static final Set<String> NOT_FOUND =
      Set.of("ORDER_NOT_EXIST", "PAYMENT_NOT_EXIST", "REFUND_NOT_EXIST");

  private AlipayResultCodes() {}

  private static void says(FailureReason reason, String... codes) {
    for (String code : codes) {
      REASONS.put(code, reason);
    }
  }

  /** Why a payment failed; declined if Alipay's code is none of the table, or is missing. */
  static String paymentFailure(@Nullable String code) {
    FailureReason reason = code == null ? null : REASONS.get(code);
    return (reason == null ? FailureReason.DECLINED : reason).wireName();
  }

  /** Why a refund failed: Alipay's own code, since people read it who talk to Alipay. */
  static String refundFailure(@Nullable String code) {
    return code == null ? FailureReason.DECLINED.wireName() : code.toLowerCase(Locale.ROOT);
  }

  static boolean isSuccess(Result result) {
    return result.getResultStatus() == ResultStatusType.S;
  }

  /** Whether it is a refusal for good. */
  static boolean isRefusal(Result result) {
    return result.getResultStatus() == ResultStatusType.F
        && !INDEFINITE.contains(result.getResultCode());
  }

  /** Whether Alipay does not know our reference. */
  static boolean isNotFound(Result result) {
    return result.getResultStatus() == ResultStatusType.F
        && NOT_FOUND.contains(result.getResultCode());
  }
}
