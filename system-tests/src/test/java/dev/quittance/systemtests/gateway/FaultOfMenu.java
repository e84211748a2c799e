package dev.quittance.systemtests.gateway;

import java.util.Locale;

/** The sandbox's fault menu, each with a time that hurts. */
enum FaultOfMenu {
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

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  long milliseconds() {
    return milliseconds;
  }

  int times() {
    return times;
  }
}
