package dev.quittance.payments.account;

import dev.quittance.contract.FailureReason;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What the name of a payment method stands for. */
public sealed interface Method {

  /**
   * A gateway can be asked.
   *
   * @param gateway its name
   * @param token what the gateway knows the method by
   * @param instrumentId {@code pm_...} of a buyer's instrument; null for a plain token
   * @param chargeCurrency in which its holder is charged; null if nothing is known of that, or it
   *     is the currency of whatever is paid
   * @param foreign whether it was issued in another country than the platform's
   * @param isNew whether it is an instrument that has not paid yet
   */
  record Usable(
      String gateway,
      String token,
      @Nullable String instrumentId,
      @Nullable Currency chargeCurrency,
      boolean foreign,
      boolean isNew)
      implements Method {}

  /**
   * No gateway is asked: the attempt has failed.
   *
   * @param reason what the buyer is told
   */
  record Unusable(FailureReason reason) implements Method {}
}
