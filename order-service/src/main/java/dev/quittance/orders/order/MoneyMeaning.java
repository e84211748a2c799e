package dev.quittance.orders.order;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event meant for the money, seen by the buyer. */
public enum MoneyMeaning {
  OWED("The buyer owes %s.", "买家应付 %s。"),
  NOT_OWED("%s is not owed any more.", "%s 无需再付。"),
  NOTHING_MOVED("No money moved.", "没有资金变动。"),
  PAID("The buyer paid %s.", "买家已付 %s。"),
  PAID_BACK("%s went back to the buyer.", "%s 已退还买家。"),
  CAME_BACK("A refund of %s did not arrive: it is owed to the buyer.", "%s 退款未到账，仍应退还买家。"),
  WITHHELD("The gateway withholds %s until the dispute is decided.", "争议裁决前，支付渠道扣留 %s。"),
  RELEASED("The gateway released %s: the payment stands.", "支付渠道已放行 %s，付款有效。"),
  PAID_BACK_BY_GATEWAY("The gateway gave %s to the buyer.", "支付渠道已将 %s 退给买家。"),
  PROMISED("%s will go back to the buyer.", "%s 将退还买家。"),
  NOT_PAID_BACK("%s could not be paid back: it is owed to the buyer.", "%s 未能退款，仍应退还买家。");

  private final String english;
  private final String chinese;

  MoneyMeaning(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** In Chinese if the locale's language is Chinese, else in English. */
  public String words(@Nullable Money amount, Locale locale) {
    String words = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    return words.formatted(amount == null ? "" : AmountText.grouped(amount));
  }
}
