package dev.quittance.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineDisplayTest {

  @Test
  void aLineForEachPhaseAndOneEveryOtherSecond() {
    StringWriter out = new StringWriter();
    AtomicLong now = new AtomicLong();
    try (LineDisplay display = new LineDisplay(new PrintWriter(out), now::get)) {
      display.show(new Progress("FOLD", 0, 2_400_000, 0, null));
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_900));
      display.show(new Progress("FOLD", 1_000_000, 2_400_000, 526_315, 2L));
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
      display.show(new Progress("FOLD", 1_200_000, 2_400_000, 571_428, 2L));
      display.show(new Progress("INDEX", 0, 0, 0, null));
      now.addAndGet(TimeUnit.SECONDS.toNanos(9));
      display.show(new Progress("INDEX", 0, 0, 0, null));
      display.show(new Progress("READ_BACK", 30, 60, 30, 1L));
    }
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            FOLD      0/2,400,000 events (0 %), 0/s
            FOLD      1,200,000/2,400,000 events (50 %), 571,428/s, 2 s left
            INDEX
            READ_BACK 30/60 rows (50 %), 30/s, 1 s left
            """);
  }
}
