package dev.quittance.payments.quote;

import dev.quittance.contract.price.ExchangeRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which rate of a pair holds when: of those that are valid, the one set last. */
public final class RateSchedule {

  private RateSchedule() {}

  /** A time that no rate has been found for yet. */
  private record Gap(Instant from, Instant until) {}

  /**
   * The rates that hold from one time to another, each for as long as it does within them.
   *
   * @param lastSetFirst rates of one pair
   * @param most the most that are wanted, the earliest ones
   * @return in the order of time; no two at a time
   */
  public static List<ExchangeRate> of(
      List<ExchangeRate> lastSetFirst, Instant from, Instant until, int most) {
    List<ExchangeRate> holding = new ArrayList<>();
    List<Gap> gaps = List.of(new Gap(from, until));
    for (ExchangeRate rate : lastSetFirst) {
      List<Gap> left = new ArrayList<>();
      for (Gap gap : gaps) {
        Instant begin = later(gap.from(), rate.validFrom());
        Instant end = earlier(gap.until(), rate.validUntil());
        if (begin.isBefore(end)) {
          holding.add(new ExchangeRate(rate.base(), rate.quote(), rate.rate(), begin, end));
          add(left, gap.from(), begin);
          add(left, end, gap.until());
        } else {
          left.add(gap);
        }
      }
      gaps = left;
      if (gaps.isEmpty()) {
        break;
      }
    }
    return holding.stream()
        .sorted(Comparator.comparing(ExchangeRate::validFrom))
        .limit(most)
        .toList();
  }

  private static void add(List<Gap> gaps, Instant from, Instant until) {
    if (from.isBefore(until)) {
      gaps.add(new Gap(from, until));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
