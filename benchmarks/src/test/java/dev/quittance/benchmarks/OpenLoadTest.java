package dev.quittance.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenLoadTest {

  private static final int STALL_MILLIS = 200;

  /** Stands still at its first request, and refuses the last. */
  private static final class Stalling implements OpenLoad.Sender {

    private final int last;

    Stalling(int last) {
      this.last = last;
    }

    @Override
    public boolean send(int index) throws IOException {
      if (index == 0) {
        try {
          Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return index < last;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @Test
  void thoseThatShouldHaveBeenSentWhileTheServiceStoodStillHaveWaited() throws Exception {
    OpenLoad.Result result =
        new OpenLoad(1, () -> new Stalling(20)).run(21, 100, System.nanoTime());
    assertEquals(20, result.micros().getTotalCount());
    assertEquals(1, result.refused());
    // The one planned for 100 ms was sent at 200 ms at the earliest, and ten are as late or later.
    assertTrue(result.micros().getValueAtPercentile(50) >= 90_000);
    assertTrue(result.micros().getMaxValue() >= 1_000L * STALL_MILLIS);
  }
}
