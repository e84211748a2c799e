package dev.quittance.ledger.core.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the totals of a partition as of an offset and a time come about: stretches between
 * checkpoints that count as a whole, and stretches whose entries are to be looked at one by one.
 * All others do not count.
 */
public record AsOfPlan(List<Stretch> whole, List<Stretch> rest) {

  /**
   * What is between two checkpoints that follow each other, or behind the last one.
   *
   * @param from the first offset
   * @param to the first offset that is no longer in it
   */
  public record Segment(int partition, long from, long to, Span span) {}

  /** Offsets of a partition, from the first one up to, and without, the second. */
  public record Stretch(int partition, long from, long to, long entries) {

    private boolean touches(Stretch next) {
      return partition == next.partition && to == next.from;
    }

    private Stretch with(Stretch next) {
      return new Stretch(partition, from, next.to, entries + next.entries);
    }
  }

  /**
   * @param segments of partitions, in the order of the log, without gaps in a partition
   * @param ends the first offset of each partition that does not count
   * @param timeMicros entries that occurred later do not count; null if all times count
   */
  public static AsOfPlan of(List<Segment> segments, Ends ends, @Nullable Long timeMicros) {
    List<Stretch> whole = new ArrayList<>();
    List<Stretch> rest = new ArrayList<>();
    for (Segment one : segments) {
      long end = Math.min(one.to(), ends.of(one.partition()));
      Span span = one.span();
      if (one.from() >= end || (timeMicros != null && span.earliestMicros() > timeMicros)) {
        continue;
      }
      boolean all = end == one.to() && (timeMicros == null || span.latestMicros() <= timeMicros);
      add(all ? whole : rest, new Stretch(one.partition(), one.from(), end, one.span().entries()));
    }
    return new AsOfPlan(List.copyOf(whole), List.copyOf(rest));
  }

  /** The first offset of a partition that does not count. */
  @FunctionalInterface
  public interface Ends {

    long of(int partition);
  }

  private static void add(List<Stretch> stretches, Stretch next) {
    if (!stretches.isEmpty() && stretches.getLast().touches(next)) {
      stretches.set(stretches.size() - 1, stretches.getLast().with(next));
    } else {
      stretches.add(next);
    }
  }

  /** How many entries are to be looked at, at most. */
  public long restEntries() {
    return rest.stream().mapToLong(Stretch::entries).sum();
  }
}
