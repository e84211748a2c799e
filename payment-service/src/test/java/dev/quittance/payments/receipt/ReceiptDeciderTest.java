package dev.quittance.payments.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.ReceiptDecision.Accepted;
import dev.quittance.payments.receipt.ReceiptDecision.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt of 100 EUR, in minor units, of which a part is spent. */
class ReceiptDeciderTest {

  @ParameterizedTest(name = "{0} {1} allocated, {2} being returned: return {3} {4} is {5}")
  @CsvSource({
    // allocated, being returned, returned, amount, currency, decision
    "0,   0,   0, 100, EUR, 100",
    "0,   0,   0,    ,    , 100",
    "40, 10,  20,    ,    ,  30",
    "40, 10,  20,  30, EUR,  30",
    "40, 10,  20,  31, EUR, EXCEEDS_LEFT",
    "0,   0,   0,  10, USD, CURRENCY_MISMATCH",
    "0,   0,   0,   0, EUR, NOT_POSITIVE",
    "0,   0,   0,  -1, EUR, NOT_POSITIVE",
    "100, 0,   0,   1, EUR, NOTHING_LEFT",
    "0, 100,   0,    ,    , NOTHING_LEFT",
    "0,   0, 100,   1, USD, NOTHING_LEFT",
  })
  void whatCanBeSentBack(
      long allocated,
      long returning,
      long returned,
      @Nullable Long amount,
      @Nullable String currency,
      String expected) {
    Receipt receipt = Receipts.of(100, allocated, returning, returned, null);
    Money asked = amount == null || currency == null ? null : Money.of(amount, currency);
    String decided =
        switch (ReceiptDecider.decide(receipt, asked)) {
          case Accepted(Money accepted) -> Long.toString(accepted.amountMinor());
          case Rejected(ReceiptRejection code) -> code.name();
        };
    assertThat(decided).isEqualTo(expected);
  }
}
