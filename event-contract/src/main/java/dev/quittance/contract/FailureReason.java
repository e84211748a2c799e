package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why an attempt to pay failed, and what the buyer can do. Gateways' own codes are translated into
 * these. A new one is appended; a reader that does not know it treats it as {@link #DECLINED}.
 */
public enum FailureReason {
  DECLINED(
      false,
      "Pay with another payment method, or ask your bank why it declined.",
      "请换一种付款方式，或向您的银行询问拒绝原因。"),
  INSUFFICIENT_FUNDS(
      true, "Add funds and pay again, or use another payment method.", "请充值后重新付款，或换一种付款方式。"),
  EXPIRED_CARD(false, "Pay again with a card that is still valid.", "卡片已过期，请使用有效的卡片重新付款。"),
  INCORRECT_CVC(true, "Check the security code on the card and pay again.", "请核对卡片背面的安全码后重新付款。"),
  PROCESSING_ERROR(true, "Pay again in a few minutes.", "请几分钟后重新付款。"),
  SUSPECTED_FRAUD(
      false,
      "Use another payment method, or ask your bank to allow this payment and pay again.",
      "请换一种付款方式，或联系银行放行这笔付款后再试。"),
  LIMIT_EXCEEDED(
      false, "Raise the limit at your bank, or use another payment method.", "请在银行提高限额，或换一种付款方式。"),
  UNSUPPORTED_METHOD(
      false, "Choose a payment method that is offered for this order.", "请选择该订单支持的付款方式。"),
  AUTHENTICATION_FAILED(
      true, "Pay again and complete the confirmation that you are asked for.", "请重新付款，并完成要求的身份验证。"),
  ACTION_EXPIRED(true, "Time ran out. Pay again and confirm it in time.", "操作已超时，请重新付款并及时确认。"),
  ACCOUNT_FROZEN(
      false, "Your payment account is frozen. Contact us to unfreeze it.", "您的付款账户已冻结，请联系我们解冻。"),
  INSTRUMENT_UNUSABLE(
      false,
      "This payment method cannot be used any more. Choose or link another one.",
      "该付款方式已无法使用，请选择或绑定其他付款方式。"),
  CANCELLED(
      true,
      "The payment was cancelled. Pay again if you still want the order.",
      "付款已取消。如仍需该订单，请重新付款。"),
  MONEY_NOT_RECEIVED(
      true,
      "No transfer arrived in time. If you have sent it, contact us; otherwise pay again.",
      "未在期限内收到转账。如已汇款，请联系我们；否则请重新付款。"),
  GATEWAY_UNAVAILABLE(
      true,
      "The payment provider cannot be reached. Pay again later, or use another payment method.",
      "支付渠道暂时无法连接，请稍后重新付款，或换一种付款方式。"),
  ORDER_CANCELLED(false, "The order was cancelled: there is nothing left to pay.", "订单已取消，无需再付款。"),
  PRICE_CHANGED(
      true,
      "Paying like this costs something else than you accepted, so nothing was charged. Look at what"
          + " it costs and pay again, or use another payment method.",
      "该付款方式的实际金额与您确认的金额不同，因此未扣款。请查看金额后重新付款，或换一种付款方式。");

  private static final Map<String, FailureReason> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FailureReason::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final boolean retryable;
  private final String english;
  private final String chinese;

  FailureReason(boolean retryable, String english, String chinese) {
    this.retryable = retryable;
    this.english = english;
    this.chinese = chinese;
  }

  /**
   * The reason of that name. Any other name, such as {@code card_declined} of older events, is read
   * as {@link #DECLINED}.
   */
  public static FailureReason of(String wireName) {
    return BY_NAME.getOrDefault(wireName, DECLINED);
  }

  /** As it is in PaymentFailed, for example {@code insufficient_funds}. */
  public String wireName() {
    return wireName;
  }

  /** Whether the same way of paying may succeed if it is tried again. */
  public boolean retryable() {
    return retryable;
  }

  /** What the buyer can do, in Chinese if the locale's language is Chinese, else in English. */
  public String advice(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }
}
