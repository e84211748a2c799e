package dev.quittance.orders.supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where a supplier is paid.
 *
 * @param number of the account, without blanks; never shown whole
 * @param country ISO 3166-1 alpha-2
 * @param bankCode the bank, as the country numbers its banks; null if the IBAN does not say
 */
public record BankDetails(BankKind kind, String number, String country, @Nullable String bankCode) {

  private static final int SHOWN = 4;

  /** How the account is named. */
  public enum BankKind {
    /** ISO 13616. */
    IBAN,
    /** An account's number at a branch with a code of the Chinese national payment system. */
    CNAPS
  }

  public String lastFour() {
    return number.substring(number.length() - SHOWN);
  }

  /** Not the number. */
  @Override
  public String toString() {
    return kind + " " + country + " ..." + lastFour();
  }
}
