package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformFeeTest {

  @ParameterizedTest(name = "{1} basis points of {0} are {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # amount    | basis points | fee
          10000       | 60           | 60
          1099        | 60           | 7
          1           | 60           | 0
          83          | 60           | 0
          84          | 60           | 1
          # ties go to the even neighbour
          250         | 60           | 2
          750         | 60           | 4
          1250        | 60           | 8
          5           | 1000         | 0
          15          | 1000         | 2
          25          | 1000         | 2
          # the limits
          1099        | 0            | 0
          1099        | 10000        | 1099
          999999999999 | 60          | 6000000000
          999999999999 | 10000       | 999999999999
          """)
  void theFeeIsRoundedHalfEven(long amount, int basisPoints, long fee) {
    assertThat(PlatformFee.of(cny(amount), basisPoints)).isEqualTo(cny(fee));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aRateOutsideOfNothingAndAllIsAMistake(int basisPoints) {
    assertThatThrownBy(() -> PlatformFee.of(cny(100), basisPoints))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(
      name = "of a fee of {0} on {1}, {2} of it back with {3}, a refund of {4} gives back {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # fee | authorized | fee before | before | refund | given back
          7     | 1099       | 0          | 0      | 1099   | 7
          7     | 1099       | 0          | 0      | 549    | 3
          7     | 1099       | 3          | 549    | 550    | 4
          1     | 3          | 0          | 0      | 1      | 0
          1     | 3          | 0          | 1      | 1      | 1
          1     | 3          | 1          | 2      | 1      | 0
          0     | 3          | 0          | 0      | 3      | 0
          3     | 3          | 1          | 1      | 1      | 1
          999999999999 | 999999999999 | 1 | 1 | 999999999998 | 999999999998
          # after refunds that came back: too much went back, or too little
          1     | 3          | 1          | 1      | 1      | 0
          1     | 3          | 1          | 1      | 2      | 0
          50    | 100        | 0          | 50     | 1      | 1
          50    | 100        | 0          | 50     | 50     | 50
          """)
  void aRefundGivesBackItsPartOfTheFee(
      long fee, long authorized, long feeBefore, long before, long refund, long givenBack) {
    assertThat(
            PlatformFee.givenBack(
                cny(fee), cny(authorized), cny(feeBefore), cny(before), cny(refund)))
        .isEqualTo(cny(givenBack));
  }

  @Test
  void moreThanWasAuthorizedHasNoPart() {
    assertThatThrownBy(() -> PlatformFee.givenBack(cny(7), cny(1099), cny(6), cny(1000), cny(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Whatever the parts, and whichever of them came back, they add up to the whole fee, and none is
   * more than its refund.
   */
  @Test
  void refundsOfTheWholeGiveBackTheWholeFee() {
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      long limit = 1 + (long) Math.pow(10, random.nextInt(12));
      Money authorized = cny(1 + random.nextLong(limit));
      Money fee = PlatformFee.of(authorized, random.nextInt(10_001));
      Money refunded = cny(0);
      Money givenBack = cny(0);
      List<Money[]> made = new ArrayList<>();
      int comeBack = random.nextInt(5);
      while (!refunded.equals(authorized)) {
        long left = authorized.amountMinor() - refunded.amountMinor();
        Money refund = cny(random.nextInt(4) == 0 ? left : 1 + random.nextLong(left));
        Money part = PlatformFee.givenBack(fee, authorized, givenBack, refunded, refund);
        assertThat(part.amountMinor()).isBetween(0L, refund.amountMinor());
        refunded = refunded.plus(refund);
        givenBack = givenBack.plus(part);
        assertThat(givenBack.amountMinor()).isLessThanOrEqualTo(fee.amountMinor());
        made.add(new Money[] {refund, part});
        if (comeBack > 0 && random.nextInt(3) == 0) {
          comeBack--;
          Money[] back = made.remove(random.nextInt(made.size()));
          refunded = refunded.minus(back[0]);
          givenBack = givenBack.minus(back[1]);
        }
      }
      assertThat(givenBack).isEqualTo(fee);
    }
  }

  private static Money cny(long minor) {
    return Money.of(minor, "CNY");
  }
}
