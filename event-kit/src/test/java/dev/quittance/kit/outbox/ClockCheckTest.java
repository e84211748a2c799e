package dev.quittance.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

  private static final long BROKER = 1_763_000_000_000L;
  private static final long FIVE_MINUTES = 300_000;

  private final Logger logger = Logger.getLogger(ClockCheck.class.getName());
  private final List<String> levels = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          levels.add(logged.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final ClockCheck check = new ClockCheck();

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
  }

  @Test
  void aClockThatIsFurtherAheadThanEventsMayBeIsWarnedOfOnceUntilItIsBack() {
    check.compare(BROKER + FIVE_MINUTES, BROKER);
    check.compare(BROKER - 10 * FIVE_MINUTES, BROKER);
    assertThat(levels).isEmpty();

    check.compare(BROKER + FIVE_MINUTES + 1, BROKER);
    check.compare(BROKER + 2 * FIVE_MINUTES, BROKER);
    check.compare(BROKER, BROKER);
    check.compare(BROKER + FIVE_MINUTES + 1, BROKER);
    assertThat(levels).containsExactly("WARN", "INFO", "WARN");
  }

  @Test
  void aBrokerThatDoesNotTellItsTimeIsNotComparedWith() {
    check.compare(BROKER, -1);
    assertThat(levels).isEmpty();
  }
}
