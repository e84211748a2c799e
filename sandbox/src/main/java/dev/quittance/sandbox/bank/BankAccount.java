package dev.quittance.sandbox.bank;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

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

  /**
   * The booked balance at the end of a day.
   *
   * @param movements all of the account
   */
  long bookedMinor(List<Movement> movements, LocalDate endOf) {
    return openingMinor
        + movements.stream()
            .filter(one -> one.isBooked() && !one.day().isAfter(endOf))
            .mapToLong(Movement::amountMinor)
            .sum();
  }
}
