package dev.quittance.payments.receipt;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Receipts of tests, in EUR. */
final class Receipts {

  private Receipts() {}

  static Receipt of(
      long amount, long allocated, long returning, long returned, @Nullable ReceiptNote note) {
    return new Receipt(
        terms("main-eur", eur(amount)),
        new ReceiptState(4, eur(allocated), eur(returning), eur(returned), note));
  }

  static ReceiptTerms terms(String account, Money amount) {
    return new ReceiptTerms(
        Ids.next(Ids.RECEIPT),
        account,
        amount,
        "B-1",
        "Ada",
        "thank you",
        LocalDate.of(2026, 3, 2),
        null);
  }

  static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
