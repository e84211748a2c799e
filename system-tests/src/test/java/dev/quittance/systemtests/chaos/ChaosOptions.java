package dev.quittance.systemtests.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to run.
 *
 * @param seed decides the orders, the faults' sequence and whatever a fault leaves to chance
 * @param time how long faults are begun
 * @param faults their names; empty for all
 * @param ordersPerSecond the load while faults happen
 * @param brief whether each fault happens once, for as short as shows anything
 */
record ChaosOptions(
    long seed, Duration time, List<String> faults, int ordersPerSecond, boolean brief) {

  private static final long SECONDS_PER_MINUTE = 60;

  /**
   * From {@code SEED}, {@code MINUTES}, {@code FAULTS} and {@code RATE}.
   *
   * @throws IllegalArgumentException if one of them is none, saying what it may be
   */
  static ChaosOptions of(Map<String, String> environment) {
    List<String> faults =
        Arrays.stream(environment.getOrDefault("FAULTS", "").split("[ ,]+"))
            .filter(name -> !name.isBlank())
            .toList();
    for (String name : faults) {
      if (Faults.ALL.stream().noneMatch(fault -> fault.name().equals(name))) {
        throw new IllegalArgumentException(
            "There is no fault "
                + name
                + ". FAULTS is some of: "
                + Faults.ALL.stream().map(Fault::name).collect(Collectors.joining(" ")));
      }
    }
    return new ChaosOptions(
        number(environment, "SEED", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        Duration.ofSeconds(number(environment, "MINUTES", 5, 1, 1_440) * SECONDS_PER_MINUTE),
        faults,
        Math.toIntExact(number(environment, "RATE", 15, 1, 500)),
        false);
  }

  /** The faults that it names, or all. */
  List<Fault> chosen() {
    return Faults.ALL.stream()
        .filter(fault -> faults.isEmpty() || faults.contains(fault.name()))
        .toList();
  }

  private static long number(
      Map<String, String> environment, String name, long usual, long least, long most) {
    String text = environment.getOrDefault(name, "");
    try {
      long number = text.isBlank() ? usual : Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw new IllegalArgumentException(
        name + " is '" + text + "': give a whole number from " + least + " to " + most + ".");
  }
}
