package dev.quittance.orders.dispute;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import java.util.Locale;

/** What was charged against what was ordered, in a few sentences for the buyer and for support. */
public enum DifferenceStatement {
  NOTHING_CHARGED(
      "%s was ordered, and as far as we know nothing was charged.", "订单金额 %s，据我们所知尚未扣款。"),
  AS_ORDERED("%s was ordered, and %s was charged: there is no difference.", "订单金额 %s，扣款 %s，无差额。"),
  MORE_CHARGED(
      "%s was ordered, and %s was charged: %s more, of which %s is a surcharge.",
      "订单金额 %s，扣款 %s，多扣 %s，其中附加费 %s。"),
  LESS_CHARGED("%s was ordered, and %s was charged: %s less.", "订单金额 %s，扣款 %s，少扣 %s。");

  private static final String BACK_ENGLISH = " %s of it went back, and gateways hold %s.";
  private static final String BACK_CHINESE = "其中已退还 %s，支付渠道暂扣 %s。";

  private final String english;
  private final String chinese;

  DifferenceStatement(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public static DifferenceStatement of(ChargedAmounts amounts) {
    if (!amounts.charged().isPositive()) {
      return NOTHING_CHARGED;
    }
    if (amounts.difference().isPositive()) {
      return MORE_CHARGED;
    }
    return amounts.difference().isNegative() ? LESS_CHARGED : AS_ORDERED;
  }

  /** In Chinese if the locale's language is Chinese, else in English. */
  public static String words(ChargedAmounts amounts, Locale locale) {
    boolean inChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    DifferenceStatement statement = of(amounts);
    String sentence =
        (inChinese ? statement.chinese : statement.english)
            .formatted(
                AmountText.grouped(amounts.ordered()),
                AmountText.grouped(amounts.charged()),
                AmountText.grouped(absolute(amounts.difference())),
                AmountText.grouped(amounts.surcharge()));
    Money back = amounts.refunded().plus(amounts.returnedByGateways());
    if (!back.isPositive() && !amounts.withheld().isPositive()) {
      return sentence;
    }
    return sentence
        + (inChinese ? BACK_CHINESE : BACK_ENGLISH)
            .formatted(AmountText.grouped(back), AmountText.grouped(amounts.withheld()));
  }

  private static Money absolute(Money money) {
    return money.isNegative() ? Money.zero(money.currency()).minus(money) : money;
  }
}
