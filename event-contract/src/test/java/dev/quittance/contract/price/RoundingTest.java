package dev.quittance.contract.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  /** JPY has no minor unit, CNY and USD have 100 to a unit, KWD has 1000. */
  @ParameterizedTest(name = "{0} {1} at {2} is {3} {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # minor      | from | rate                 | minor        | to
          # the same exponent: halves go to the even neighbour
          100          | CNY  | 0.145                | 14           | USD
          100          | CNY  | 0.155                | 16           | USD
          100          | CNY  | 0.1450000000000001   | 15           | USD
          100          | CNY  | 0.1449999999999999   | 14           | USD
          1            | CNY  | 0.5                  | 0            | USD
          3            | CNY  | 0.5                  | 2            | USD
          -100         | CNY  | 0.145                | -14          | USD
          -100         | CNY  | 0.155                | -16          | USD
          109900       | CNY  | 0.1385               | 15221        | USD
          # to no minor unit
          100          | CNY  | 20.5                 | 20           | JPY
          100          | CNY  | 21.5                 | 22           | JPY
          2            | CNY  | 25                   | 0            | JPY
          6            | CNY  | 25                   | 2            | JPY
          1            | CNY  | 50                   | 0            | JPY
          1            | CNY  | 50.00000000000001    | 1            | JPY
          1099         | CNY  | 20.83                | 229          | JPY
          # from no minor unit
          1            | JPY  | 0.045                | 4            | CNY
          1            | JPY  | 0.055                | 6            | CNY
          229          | JPY  | 0.048                | 1099         | CNY
          # to a thousandth
          1            | CNY  | 0.04525              | 0            | KWD
          100          | CNY  | 0.0425               | 42           | KWD
          100          | CNY  | 0.0435               | 44           | KWD
          1            | JPY  | 0.0025               | 2            | KWD
          1            | JPY  | 0.0035               | 4            | KWD
          # from a thousandth
          1            | KWD  | 23.5                 | 2            | CNY
          1            | KWD  | 25                   | 2            | CNY
          3            | KWD  | 25                   | 8            | CNY
          5            | KWD  | 500                  | 2            | JPY
          7            | KWD  | 500                  | 4            | JPY
          # as large as amounts can be
          999999999999 | CNY  | 1                    | 999999999999 | USD
          999999999999 | JPY  | 0.00999999999999999  | 999999999999 | CNY
          """)
  void anAmountIsConvertedExactlyAndRoundedOnceHalfEven(
      long minor, String from, BigDecimal rate, long expected, String to) {
    assertThat(Rounding.convert(Money.of(minor, from), Currency.getInstance(to), rate))
        .isEqualTo(Money.of(expected, to));
  }

  @ParameterizedTest(name = "{1}/{2} of {0} is {3}")
  @CsvSource({
    "1, 1, 2, 0",
    "3, 1, 2, 2",
    "-3, 1, 2, -2",
    "5, 1, 2, 2",
    "7, 1, 2, 4",
    "1099, 60, 10000, 7",
    "999999999999, 999999999999, 999999999999, 999999999999",
    "100, 0, 3, 0",
  })
  void aPartIsRoundedHalfEvenToo(long whole, long numerator, long denominator, long part) {
    assertThat(Rounding.part(Money.of(whole, "CNY"), numerator, denominator))
        .isEqualTo(Money.of(part, "CNY"));
  }

  @ParameterizedTest
  @CsvSource({"999999999999, CNY, 1.01, USD", "10000000000, JPY, 1, CNY", "1, JPY, 1e30, CNY"})
  void whatIsMoreThanAnAmountCanBeIsNoAmount(long minor, String from, BigDecimal rate, String to) {
    assertThatThrownBy(
            () -> Rounding.convert(Money.of(minor, from), Currency.getInstance(to), rate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Against arithmetic in whole numbers that knows no decimal type. */
  @Test
  void everyConversionIsTheNearestAmountAndOfTwoTheEvenOne() {
    Random random = new Random(20261126);
    List<String> codes = List.of("JPY", "CNY", "KWD");
    for (int round = 0; round < 50_000; round++) {
      Money amount = Money.of(1 + random.nextInt(100_000), codes.get(random.nextInt(codes.size())));
      Currency target = Currency.getInstance(codes.get(random.nextInt(codes.size())));
      int digits = 2 + random.nextInt(5);
      BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(100_000), digits);
      Money converted = Rounding.convert(amount, target, rate);

      int shift =
          digits + amount.currency().getDefaultFractionDigits() - target.getDefaultFractionDigits();
      BigInteger product = BigInteger.valueOf(amount.amountMinor()).multiply(rate.unscaledValue());
      BigInteger[] parts =
          shift < 0
              ? new BigInteger[] {product.multiply(BigInteger.TEN.pow(-shift)), BigInteger.ZERO}
              : product.divideAndRemainder(BigInteger.TEN.pow(shift));
      int half =
          parts[1].shiftLeft(1).compareTo(shift < 0 ? BigInteger.ONE : BigInteger.TEN.pow(shift));
      boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
      assertThat(converted.amountMinor())
          .isEqualTo(parts[0].add(up ? BigInteger.ONE : BigInteger.ZERO).longValueExact());
    }
  }
}
