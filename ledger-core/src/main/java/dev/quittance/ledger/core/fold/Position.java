package dev.quittance.ledger.core.fold;

import java.util.Locale;

/**
 * Where in the log something took effect: an entry's identity.
 *
 * <p>As one number its bits are, from the highest: 0, partition (10), offset (39), step (10), and
 * the line of a posting in its entry (4). Numbers are in the order of the log, so one column and
 * one comparison do where there would be four.
 *
 * @param partition Kafka partition, at most {@value #MAX_PARTITION}
 * @param offset offset of the record that caused it, at most {@value #MAX_OFFSET}: a thousand
 *     records a second for 17 years
 * @param step 0, but for events that a decision of ops released from parking: they take effect at
 *     the decision's offset, one step after the other, at most {@value #MAX_STEP}
 */
public record Position(int partition, long offset, int step) {

  private static final int LINE_BITS = 4;
  private static final int STEP_BITS = 10;
  private static final int OFFSET_BITS = 39;
  private static final int PARTITION_BITS = 10;
  private static final int OFFSET_AT = LINE_BITS + STEP_BITS;
  private static final int PARTITION_AT = OFFSET_AT + OFFSET_BITS;

  public static final int MAX_PARTITION = (1 << PARTITION_BITS) - 1;
  public static final long MAX_OFFSET = (1L << OFFSET_BITS) - 1;
  public static final int MAX_STEP = (1 << STEP_BITS) - 1;
  public static final int MAX_LINE = (1 << LINE_BITS) - 1;

  /**
   * @throws IllegalArgumentException if it has no number
   */
  public Position {
    require("partition", partition, MAX_PARTITION);
    require("offset", offset, MAX_OFFSET);
    require("step", step, MAX_STEP);
  }

  public static Position of(int partition, long offset) {
    return new Position(partition, offset, 0);
  }

  /** The position, or that of a posting's entry, of any number that is not negative. */
  public static Position ofNumber(long number) {
    return new Position(
        partitionOf(number), offsetOf(number), (int) (number >>> LINE_BITS) & MAX_STEP);
  }

  public static int partitionOf(long number) {
    return (int) (number >>> PARTITION_AT);
  }

  public static long offsetOf(long number) {
    return number >>> OFFSET_AT & MAX_OFFSET;
  }

  public static int lineOf(long number) {
    return (int) number & MAX_LINE;
  }

  /** The largest number a partition can have. */
  public static long lastNumber(int partition) {
    return new Position(partition, MAX_OFFSET, MAX_STEP).number(MAX_LINE);
  }

  public long number() {
    return (long) partition << PARTITION_AT | offset << OFFSET_AT | (long) step << LINE_BITS;
  }

  /** The number of a posting of the entry here. */
  public long number(int line) {
    require("line", line, MAX_LINE);
    return number() | line;
  }

  private static void require(String what, long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a position's %s is 0 to %d, not %d", what, max, value));
    }
  }
}
