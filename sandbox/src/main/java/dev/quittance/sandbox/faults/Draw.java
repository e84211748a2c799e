package dev.quittance.sandbox.faults;

import java.time.Duration;
import java.util.Map;

/**
 * The faults of one request or notification.
 *
 * @param times each fault with its time; zero where it has none
 */
public record Draw(Map<FaultKind, Duration> times) {

  public static final Draw NONE = new Draw(Map.of());

  public Draw {
    times = Map.copyOf(times);
  }

  public boolean has(FaultKind kind) {
    return times.containsKey(kind);
  }

  /** The fault's time; zero if there is no such fault. */
  public Duration time(FaultKind kind) {
    return times.getOrDefault(kind, Duration.ZERO);
  }
}
