package dev.quittance.payments.statement;

import java.util.Currency;
import java.util.List;

/**
 * A statement of one account, a {@code Stmt}.
 *
 * @param place where it is in the document, for people
 * @param id the bank's name of it; banks use the same ones again, so nothing is known by it
 * @param account an IBAN, or the bank's own number
 * @param openingMinor the booked balance before the entries
 * @param closingMinor the booked balance after them
 */
public record Statement(
    String place,
    String id,
    String account,
    Currency currency,
    long openingMinor,
    long closingMinor,
    List<Entry> entries) {

  public Statement {
    entries = List.copyOf(entries);
  }

  /** What its booked entries add to the balance. */
  public long bookedMinor() {
    long sum = 0;
    for (Entry entry : entries) {
      sum = entry.isBooked() ? Math.addExact(sum, entry.signedMinor()) : sum;
    }
    return sum;
  }

  /** Whether opening balance and booked entries make the closing balance. */
  public boolean addsUp() {
    return Math.addExact(openingMinor, bookedMinor()) == closingMinor;
  }
}
