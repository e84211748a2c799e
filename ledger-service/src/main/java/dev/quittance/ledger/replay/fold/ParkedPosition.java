package dev.quittance.ledger.replay.fold;

import java.util.Comparator;

/** The position of a parked record in the log. */
public record ParkedPosition(int partition, long offset) implements Comparable<ParkedPosition> {

  private static final Comparator<ParkedPosition> ORDER =
      Comparator.comparingInt(ParkedPosition::partition).thenComparingLong(ParkedPosition::offset);

  @Override
  public int compareTo(ParkedPosition other) {
    return ORDER.compare(this, other);
  }
}
