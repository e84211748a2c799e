package dev.quittance.payments.gateway;

import dev.quittance.contract.FailureReason;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves cards at their gateway, which gives a token that can be charged again and again until it is
 * released. The number is in nothing that an implementation keeps, logs or throws.
 */
public interface CardTokens {

  /** The name of the gateway whose tokens these are. */
  String gateway();

  /** Whether this installation has that gateway. */
  boolean isEnabled();

  /** Whether this installation lets numbers come here at all. */
  boolean acceptsNumbers();

  /**
   * Saves a card by its number, outside of any transaction. The same request twice harms nobody.
   */
  Exchanged exchange(Card card);

  /**
   * Saves a card whose number the gateway alone has seen, outside of any transaction.
   *
   * @param token what the gateway gave a page or an app for the card
   * @param account whose it becomes: {@code acct_...}
   * @param saving our reference, which the gateway keeps: {@code csv_...}
   */
  Exchanged adopt(String token, String account, String saving);

  /**
   * The tokens of what the gateway has saved under one of our references, whether anybody was told
   * or not. It may not know what is new: {@link #exchange} a minute ago.
   *
   * @return empty if the gateway gave no answer
   */
  Optional<List<String>> savedBy(String saving, String account);

  /**
   * Lets the gateway forget a card: its token cannot be charged any more. The same twice harms
   * nobody.
   *
   * @return false if the gateway gave no answer, or none that tells
   */
  boolean release(String token);

  /**
   * A card as its holder entered it.
   *
   * @param number its digits; wiped by the caller afterwards
   * @param cvc the code on its back, if it was entered; wiped, too
   * @param holder its holder's name, if it was entered
   * @param account whose it becomes: {@code acct_...}
   * @param saving our reference, which the gateway keeps: {@code csv_...}
   */
  record Card(
      char[] number,
      int expiryMonth,
      int expiryYear,
      char @Nullable [] cvc,
      @Nullable String holder,
      String account,
      String saving) {

    /** Nothing of the card. */
    @Override
    public String toString() {
      return "a card of " + account;
    }
  }

  /**
   * What the gateway says of a card, as far as it does.
   *
   * @param brand its network, in lower case
   * @param country where it was issued, ISO 3166-1 alpha-2
   * @param fingerprint the same for the same number, for this merchant
   */
  record Details(
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable YearMonth expiry,
      @Nullable String country,
      @Nullable String fingerprint) {}

  /** What came of it. */
  sealed interface Exchanged {

    /**
     * The gateway has the card.
     *
     * @param token what it knows the card by
     */
    record Token(String token, Details details) implements Exchanged {}

    /** The gateway does not accept the card. */
    record Refused(FailureReason reason) implements Exchanged {}

    /** The gateway accepts no numbers from this installation: it needs its permission. */
    record NumbersRefused() implements Exchanged {}

    /**
     * The gateway gave no answer, or none that tells.
     *
     * @param why for the log
     */
    record Unavailable(String why) implements Exchanged {}
  }
}
