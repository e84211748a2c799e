package dev.quittance.kit.outbox;

import dev.quittance.contract.Limits;
import dev.quittance.contract.RefusalCode;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Warns when this process's clock is ahead of the broker's by more than an event's time may be: its
 * events are then parked by every service, as {@code TIME_IN_FUTURE}. Used by one thread.
 */
final class ClockCheck {

  private static final Logger LOG = Logger.getLogger(ClockCheck.class);

  private boolean ahead;

  /**
   * Compares times of one record; warns when the clock gets ahead, and logs when it is back.
   *
   * @param sentAtMillis by this process's clock, before the record was sent
   * @param storedAtMillis by the broker's clock, from its acknowledgement; negative if not known
   */
  void compare(long sentAtMillis, long storedAtMillis) {
    if (storedAtMillis < 0) {
      return;
    }
    Duration difference = Duration.ofMillis(sentAtMillis - storedAtMillis);
    boolean nowAhead = difference.compareTo(Limits.MAX_TIME_AHEAD) > 0;
    if (nowAhead && !ahead) {
      LOG.warnf(
          "This process's clock is %s s ahead of the broker's: its events are parked as %s by every"
              + " service. Correct the clock.",
          difference.toSeconds(), RefusalCode.TIME_IN_FUTURE);
    } else if (ahead && !nowAhead) {
      LOG.info("This process's clock is in step with the broker's again");
    }
    ahead = nowAhead;
  }
}
