package dev.quittance.contract.keys;

import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An offset for each partition of the log, as text {@code 0:1200,1:88}. A partition that is not
 * named has offset 0.
 */
public final class PartitionOffsets {

  /** Offset 0 in each partition. */
  public static final PartitionOffsets BEGINNING = new PartitionOffsets(new TreeMap<>());

  private static final Pattern ONE = Pattern.compile("(0|[1-9][0-9]{0,3}):(0|[1-9][0-9]{0,17})");

  private final TreeMap<Integer, Long> offsets;

  /** The same as an array, for a look-up for each record of a replay. */
  private final long[] byPartition;

  private PartitionOffsets(TreeMap<Integer, Long> offsets) {
    this.offsets = offsets;
    this.byPartition = new long[offsets.isEmpty() ? 0 : offsets.lastKey() + 1];
    offsets.forEach((partition, offset) -> byPartition[partition] = offset);
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is none, or names a partition twice
   */
  public static PartitionOffsets parse(String text) {
    TreeMap<Integer, Long> offsets = new TreeMap<>();
    for (String one : text.split(",", -1)) {
      Matcher found = ONE.matcher(one);
      if (!found.matches()) {
        throw new IllegalArgumentException(
            "offsets must be such as 0:1200,1:88 (partition:offset,...)");
      }
      int partition = Integer.parseInt(found.group(1));
      if (offsets.put(partition, Long.parseLong(found.group(2))) != null) {
        throw new IllegalArgumentException("partition " + partition + " is named twice");
      }
    }
    return new PartitionOffsets(offsets);
  }

  public long of(int partition) {
    return partition < byPartition.length ? byPartition[partition] : 0;
  }

  /** The text that {@link #parse} reads; empty for the beginning. */
  @Override
  public String toString() {
    return offsets.entrySet().stream()
        .map(one -> String.format(Locale.ROOT, "%d:%d", one.getKey(), one.getValue()))
        .collect(Collectors.joining(","));
  }
}
