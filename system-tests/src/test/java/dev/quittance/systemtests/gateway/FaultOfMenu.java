package dev.quittance.systemtests.gateway;

import dev.quittance.systemtests.cluster.OutsideWorld;
import java.util.Locale;

/** The sandbox's fault menu, each with a time that hurts. */
public enum FaultOfMenu {
  NONE(0, 0),
  ANSWER_LOST_AFTER_CHARGE(0, 2),
  DELAY(300, 2),
  SERVER_ERROR(0, 2),
  GARBAGE(0, 1),
  /** Longer than the time limit of the tests' services. */
  HANG(2_000, 1),
  NOTIFICATION_LOST(0, 5),
  NOTIFICATION_TWICE(0, 5),
  NOTIFICATION_LATE(1_500, 5),
  NOTIFICATION_BEFORE_ANSWER(0, 5),
  NOTIFICATIONS_OUT_OF_ORDER(0, 1),
  WRONG_SIGNATURE(0, 5),
  SKEWED_CLOCK(-3_600_000, 5),
  FAILURE_AFTER_SUCCESS(0, 1);

  private final long milliseconds;
  private final int times;

  FaultOfMenu(long milliseconds, int times) {
    this.milliseconds = milliseconds;
    this.times = times;
  }

  /**
   * Lets it happen to what has a key.
   *
   * @param key an amount in minor units, or a reference
   */
  public void letHappen(OutsideWorld world, String gateway, String key) {
    if (this != NONE) {
      world.letGoWrong(gateway, key, name().toLowerCase(Locale.ROOT), milliseconds, times);
    }
  }
}
