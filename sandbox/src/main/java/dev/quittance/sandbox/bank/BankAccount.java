package dev.quittance.sandbox.bank;

import java.util.Currency;

/**
 * An account.
 *
 * @param number an IBAN, or a number of a bank that has none
 * @param openingMinor what was there before the first movement
 */
public record BankAccount(String number, Currency currency, long openingMinor) {

  public boolean isIban() {
    return Character.isLetter(number.charAt(0));
  }
}
