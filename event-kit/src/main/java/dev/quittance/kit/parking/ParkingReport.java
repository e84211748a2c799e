package dev.quittance.kit.parking;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Summarizes what a batch has parked in one log line. */
public final class ParkingReport {

  private static final Logger LOG = Logger.getLogger(ParkingReport.class);

  private final Map<String, Integer> reasons = new TreeMap<>();
  private int parked;
  private @Nullable String first;

  /**
   * @param reason a refusal's code
   */
  public void add(int partition, long offset, String reason) {
    if (first == null) {
      first = partition + "-" + offset;
    }
    parked++;
    reasons.merge(reason, 1, Integer::sum);
  }

  public boolean isEmpty() {
    return parked == 0;
  }

  /** For example {@code Parked 3 events, the first at 5-1234: PARKED_BEHIND 2, UNKNOWN_TYPE 1}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Parked %d event%s, the first at %s: %s",
        parked,
        parked == 1 ? "" : "s",
        first,
        reasons.entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", ")));
  }

  /** To be called once the batch is committed. */
  public void log() {
    LOG.info(this);
  }
}
