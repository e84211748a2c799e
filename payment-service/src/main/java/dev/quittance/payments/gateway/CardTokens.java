package dev.quittance.payments.gateway;

import dev.quittance.contract.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a card's number for the token that its gateway knows it by. The number is in nothing
 * that an implementation keeps, logs or throws.
 */
public interface CardTokens {

  /** The name of the gateway whose tokens these are. */
  String gateway();

  /** Whether this installation has that gateway. */
  boolean isEnabled();

  /** Asks the gateway, outside of any transaction. The same request twice harms nobody. */
  Exchanged exchange(Card card);

  /**
   * A card as its holder entered it.
   *
   * @param number its digits; wiped by the caller afterwards
   * @param cvc the code on its back, if it was entered; wiped, too
   * @param holder its holder's name, if it was entered
   * @param account whose it becomes: {@code acct_...}
   */
  record Card(
      char[] number,
      int expiryMonth,
      int expiryYear,
      char @Nullable [] cvc,
      @Nullable String holder,
      String account) {

    /** Nothing of the card. */
    @Override
    public String toString() {
      return "a card of " + account;
    }
  }

  /** What came of it. */
  sealed interface Exchanged {

    /**
     * The gateway has the card.
     *
     * @param token what it knows the card by
     * @param country where the card was issued, ISO 3166-1 alpha-2; null if the gateway did not say
     */
    record Token(String token, @Nullable String country) implements Exchanged {}

    /** The gateway does not accept the card. */
    record Refused(FailureReason reason) implements Exchanged {}

    /**
     * The gateway gave no answer, or none that tells.
     *
     * @param why for the log
     */
    record Unavailable(String why) implements Exchanged {}
  }
}
