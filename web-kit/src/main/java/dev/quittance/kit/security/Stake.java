package dev.quittance.kit.security;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a command is about, for the limits and for the person who approves it.
 *
 * @param worth how much money it is about; null if nobody can say, which is above every limit
 * @param summary what it does, in words
 * @param reason why, as the caller said; null if he did not
 */
public record Stake(@Nullable Money worth, String summary, @Nullable String reason) {

  /** For people: {@code 200.00 CNY}. */
  public static String words(Money money) {
    return BigDecimal.valueOf(money.amountMinor(), money.currency().getDefaultFractionDigits())
            .toPlainString()
        + " "
        + money.currency().getCurrencyCode();
  }
}
