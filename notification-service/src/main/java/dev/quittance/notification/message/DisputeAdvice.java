package dev.quittance.notification.message;

import java.util.Locale;
import java.util.Optional;

/** What a buyer can do about a dispute, his own or one at his bank or wallet. */
public enum DisputeAdvice {
  AT_BANK(
      "The money is held until your bank or wallet decides. If you did not dispute it, tell them.",
      "在银行或钱包作出决定之前，款项将被保留。如果争议不是您发起的，请告知他们。"),
  DECIDED_BY_BANK("If you do not agree, ask your bank or wallet.", "如有异议，请联系您的银行或钱包。"),
  OPEN(
      "Add pictures and documents to your complaint until it is decided.", "在客服作出决定之前，您可以补充图片和文件。"),
  DECIDED("Open the order to read what was decided, and why.", "请打开订单查看处理结果和原因。"),
  REFUND_LATE(
      "You need not do anything: support pays the refund another way.", "您无需操作：客服将以其他方式退款。");

  private final String english;
  private final String chinese;

  DisputeAdvice(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** Empty for what is about no dispute. */
  public static Optional<DisputeAdvice> of(Kind kind) {
    return switch (kind) {
      case DISPUTE_OPENED -> Optional.of(AT_BANK);
      case DISPUTE_CLOSED -> Optional.of(DECIDED_BY_BANK);
      case BUYER_DISPUTE_OPENED -> Optional.of(OPEN);
      case BUYER_DISPUTE_RESOLVED -> Optional.of(DECIDED);
      case BUYER_DISPUTE_REFUND_FAILED -> Optional.of(REFUND_LATE);
      case ORDER_PLACED,
          PAYMENT_AUTHORIZED,
          PAYMENT_FAILED,
          REFUNDED,
          PAYMENT_ACTION_REQUIRED,
          REFUND_FAILED,
          ORDER_CANCELLED ->
          Optional.empty();
    };
  }

  /** In Chinese if the locale's language is Chinese, else in English. */
  public String text(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }
}
