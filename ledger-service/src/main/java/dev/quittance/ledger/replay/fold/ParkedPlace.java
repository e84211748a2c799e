package dev.quittance.ledger.replay.fold;

import java.util.Comparator;

/** Where in the log a parked record lies. */
public record ParkedPlace(int partition, long offset) implements Comparable<ParkedPlace> {

  private static final Comparator<ParkedPlace> ORDER =
      Comparator.comparingInt(ParkedPlace::partition).thenComparingLong(ParkedPlace::offset);

  @Override
  public int compareTo(ParkedPlace other) {
    return ORDER.compare(this, other);
  }
}
