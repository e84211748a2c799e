package dev.quittance.payments.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundPriceTest {

  @ParameterizedTest(name = "of {0} at {1}, after {2} for {3}: {4} is {5} {6}")
  @CsvSource({
    "1000, 0.1385, 0, 0, 1000, 138, USD",
    "1000, 0.1385, 0, 0, 500, 69, USD",
    "1000, 0.1385, 500, 69, 500, 69, USD",
    "1000, 0.1385, 999, 138, 1, 0, USD",
    "1000, 20.5, 0, 0, 1, 0, JPY",
    "1000, 20.5, 0, 0, 10, 2, JPY",
    "1000, 20.5, 10, 2, 990, 203, JPY",
    "1000, 0.0425, 0, 0, 1000, 425, KWD",
    "1000, 0.0425, 333, 142, 333, 141, KWD",
    "1000, 0.0425, 666, 283, 334, 142, KWD",
  })
  void aRefundGoesBackInTheChargedCurrencyAtTheRateOfTheCharge(
      long amount,
      BigDecimal rate,
      long before,
      long chargedBefore,
      long refund,
      long expected,
      String charged) {
    assertThat(
            RefundPrice.of(
                Money.of(amount, "CNY"),
                rate,
                Money.of(before, "CNY"),
                Money.of(chargedBefore, charged),
                Money.of(refund, "CNY")))
        .isEqualTo(Money.of(expected, charged));
  }

  /** Whatever the parts, and whichever of them failed or came back. */
  @Test
  void refundsOfTheWholeAddUpToExactlyWhatWasCharged() {
    Random random = new Random(20261126);
    List<String> codes = List.of("JPY", "USD", "KWD");
    for (int round = 0; round < 20_000; round++) {
      Money amount = Money.of(1_000 + random.nextInt(1_000_000), "CNY");
      Currency charged = Currency.getInstance(codes.get(random.nextInt(codes.size())));
      BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(300_000), 4);
      Money whole = Rounding.convert(amount, charged, rate);
      List<Money[]> made = new ArrayList<>();
      Money refunded = Money.of(0, "CNY");
      Money back = Money.zero(charged);
      int failures = random.nextInt(4);
      while (!refunded.equals(amount)) {
        long left = amount.amountMinor() - refunded.amountMinor();
        Money refund = Money.of(random.nextInt(4) == 0 ? left : 1 + random.nextLong(left), "CNY");
        Money part = RefundPrice.of(amount, rate, refunded, back, refund);
        if (!part.isPositive()) {
          if (refund.amountMinor() == left) {
            break; // nothing is left in the charged currency
          }
          continue;
        }
        refunded = refunded.plus(refund);
        back = back.plus(part);
        made.add(new Money[] {refund, part});
        assertThat(back.amountMinor()).isLessThanOrEqualTo(whole.amountMinor());
        if (failures > 0 && random.nextInt(3) == 0) {
          failures--;
          Money[] failed = made.remove(random.nextInt(made.size()));
          refunded = refunded.minus(failed[0]);
          back = back.minus(failed[1]);
        }
      }
      assertThat(back).isEqualTo(whole);
    }
  }
}
