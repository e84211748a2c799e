package dev.quittance.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {

  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofMinutes(5);

  @ParameterizedTest(name = "after {0} tries the pause is {1} s")
  @CsvSource({"0,1", "1,1", "2,2", "3,4", "4,8", "9,256", "10,300", "1000000,300"})
  void thePauseDoublesUpToALimit(int tries, int seconds) {
    assertThat(new RetryPause(MIN, MAX).after(tries)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aBackoffBeginsAnewWhenItIsReset() {
    Backoff backoff = new Backoff(MIN, MAX);
    assertThat(backoff.next()).isEqualTo(MIN);
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(MIN);
  }
}
