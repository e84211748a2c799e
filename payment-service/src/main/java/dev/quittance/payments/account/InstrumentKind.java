package dev.quittance.payments.account;

import java.util.Arrays;

/** What a buyer can pay with. */
public enum InstrumentKind {
  CARD("card", "pm_card"),
  ALIPAY("alipay", "pm_alipay"),
  BANK_ACCOUNT("bank_account", "pm_bank_transfer");

  private final String word;
  private final String token;

  InstrumentKind(String word, String token) {
    this.word = word;
    this.token = token;
  }

  /** As in the API and in the database. */
  public String word() {
    return word;
  }

  /** The plain token of this kind; a card has one of its own in its place. */
  public String token() {
    return token;
  }

  /**
   * The kind of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static InstrumentKind ofWord(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no instrument " + word));
  }
}
