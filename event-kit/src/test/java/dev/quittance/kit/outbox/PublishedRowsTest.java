package dev.quittance.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublishedRowsTest {

  private final PublishedRows rows = new PublishedRows();

  @Test
  void noneAreNeverDue() {
    assertThat(rows.isDue()).isFalse();
    assertThat(rows.nanosLeft()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void manyAreDueAtOnce() {
    LongStream.range(0, 100).forEach(rows::add);
    assertThat(rows.isDue()).isTrue();
    assertThat(rows.ids()).hasSize(100);
  }

  @Test
  void fewAreDueSoonAfterTheFirst() {
    rows.add(7);
    assertThat(rows.nanosLeft()).isLessThanOrEqualTo(Duration.ofMillis(25).toNanos());
    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(rows::isDue);
    rows.add(8);
    assertThat(rows.isDue()).isTrue();
    assertThat(rows.ids()).containsExactly(7L, 8L);
  }

  @Test
  void deletedOnesAreForgotten() {
    LongStream.range(0, 100).forEach(rows::add);
    rows.clear();
    assertThat(rows.isDue()).isFalse();
    assertThat(rows.ids()).isEmpty();
  }
}
