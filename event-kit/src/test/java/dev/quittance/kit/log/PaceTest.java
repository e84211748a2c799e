package dev.quittance.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long COMPANY = TimeUnit.MICROSECONDS.toNanos(300);

  @Test
  void aFewFollowEachOtherAtOnce() {
    Duration interval = Duration.ofSeconds(10);
    assertThat(elapsed(new Pace(interval), 4, 1)).isLessThan(interval);
  }

  @Test
  void manySmallOnesHaveAnIntervalEach() {
    Duration interval = Duration.ofMillis(5);
    assertThat(elapsed(new Pace(interval), 14, 99))
        .isGreaterThanOrEqualTo(interval.multipliedBy(9));
  }

  @Test
  void aLargeOneIsFollowedByTheNextAtOnce() {
    Duration interval = Duration.ofSeconds(10);
    Pace pace = new Pace(interval);
    assertThat(elapsed(pace, 1_000, 100)).isLessThan(interval);
    assertThat(elapsed(pace, 1, 1)).as("a small one after them").isLessThan(interval);
  }

  @Test
  void itTellsWhetherItHasRested() {
    Pace pace = new Pace(Duration.ofMillis(1));
    assertThat(pace.rest(1)).isFalse();
    assertThat(pace.rest(100)).isFalse();
    assertThat(new Pace(Duration.ZERO).rest(1)).isFalse();
    boolean rested = false;
    for (int i = 0; i < 100; i++) {
      rested |= pace.rest(1);
    }
    assertThat(rested).isTrue();
  }

  @Test
  void whoeverComesSoonAfterARoundWaitsForCompanyAndWhoeverComesAloneDoesNot() {
    Pace pace = new Pace(Duration.ZERO);
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      quickest = Math.min(quickest, waiting(pace, 0));
    }
    assertThat(quickest).as("alone").isLessThan(COMPANY);
    pace.rest(1);
    assertThat(waiting(pace, 99)).isGreaterThanOrEqualTo(COMPANY);
    quickest = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      pace.rest(1);
      quickest = Math.min(quickest, waiting(pace, 100));
    }
    assertThat(quickest).as("a crowd").isLessThan(COMPANY);
  }

  private static long waiting(Pace pace, int here) {
    long begin = System.nanoTime();
    pace.awaitCompany(here);
    return System.nanoTime() - begin;
  }

  private static Duration elapsed(Pace pace, int rounds, int size) {
    long begin = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      pace.rest(size);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
