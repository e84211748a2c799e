package dev.quittance.payments.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.price.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateScheduleTest {

  private static final int MOST = 20;

  /**
   * Rates are rate@from-until in seconds, the one set last first; wanted is what holds from 10 to
   * 20.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1@0-30, 1@10-20",
    "1@0-15, 1@10-15",
    "1@0-10, ''",
    "1@20-30, ''",
    "2@0-30 1@0-30, 2@10-20",
    "2@12-14 1@0-30, 1@10-12 2@12-14 1@14-20",
    "3@12-14 2@13-16 1@0-30, 1@10-12 3@12-14 2@14-16 1@16-20",
    "2@15-30 1@0-12, 1@10-12 2@15-20",
  })
  void theRateSetLastHoldsWhileItIsValid(String set, String holding) {
    assertThat(
            RateSchedule.of(rates(set), at(10), at(20), MOST).stream()
                .map(RateScheduleTest::text)
                .collect(Collectors.joining(" ")))
        .isEqualTo(holding);
  }

  @Test
  void onlyTheEarliestAreKept() {
    assertThat(
            RateSchedule.of(rates("2@12-14 1@0-30"), at(10), at(20), 2).stream()
                .map(RateScheduleTest::text))
        .containsExactly("1@10-12", "2@12-14");
  }

  @Test
  void atEachTimeItIsTheRateThatAChargeWouldFind() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<ExchangeRate> set = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int from = random.nextInt(30);
        set.add(rate(i + 1, from, from + 1 + random.nextInt(12)));
      }
      List<ExchangeRate> schedule = RateSchedule.of(set, at(0), at(40), 1_000);
      for (int second = 0; second < 40; second++) {
        Instant at = at(second);
        assertThat(valid(schedule, at).map(ExchangeRate::text))
            .isEqualTo(valid(set, at).map(ExchangeRate::text));
        assertThat(schedule.stream().filter(one -> isValid(one, at)).count()).isLessThan(2);
      }
      assertThat(schedule).isSortedAccordingTo(Comparator.comparing(ExchangeRate::validFrom));
    }
  }

  private static Optional<ExchangeRate> valid(List<ExchangeRate> lastSetFirst, Instant at) {
    return lastSetFirst.stream().filter(one -> isValid(one, at)).findFirst();
  }

  private static boolean isValid(ExchangeRate rate, Instant at) {
    return !at.isBefore(rate.validFrom()) && at.isBefore(rate.validUntil());
  }

  private static List<ExchangeRate> rates(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(one -> one.split("[@-]", -1))
        .map(one ->
            rate(Integer.parseInt(one[0]), Integer.parseInt(one[1]), Integer.parseInt(one[2])))
        .toList();
  }

  private static ExchangeRate rate(int rate, int from, int until) {
    return new ExchangeRate(
        Currency.getInstance("CNY"),
        Currency.getInstance("USD"),
        BigDecimal.valueOf(rate),
        at(from),
        at(until));
  }

  private static String text(ExchangeRate rate) {
    return "%s@%s-%s"
        .formatted(
            rate.text(), rate.validFrom().getEpochSecond(), rate.validUntil().getEpochSecond());
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
