package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.Rfc3339;
import dev.quittance.ledger.core.fold.Micros;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the log counts, by the service's rule.
 *
 * @param time entries that took effect later do not count; null for all
 * @param offsets the first offset of each partition that does not count; null for all there are
 */
record AsOfCut(@Nullable Instant time, @Nullable SortedMap<Integer, Long> offsets) {

  static AsOfCut of(@Nullable String time, @Nullable String offsets) {
    return new AsOfCut(
        time == null ? null : instant(time), offsets == null ? null : vector(offsets));
  }

  /** Whether an entry that took effect then counts. */
  boolean counts(long occurredAtMicros) {
    return time == null || occurredAtMicros <= Micros.of(time);
  }

  /**
   * How far each partition is to be folded.
   *
   * @param logEnds how far the log goes
   * @throws CommandFailure if the offsets are not of this log
   */
  SortedMap<Integer, Long> ends(SortedMap<Integer, Long> logEnds) {
    if (offsets == null) {
      return logEnds;
    }
    boolean within =
        offsets.keySet().equals(logEnds.keySet())
            && offsets.entrySet().stream().allMatch(one -> one.getValue() <= logEnd(logEnds, one));
    if (!within) {
      throw CommandFailure.usage(
          "--as-of-offsets must name every partition, at most up to its end. The log ends at "
              + text(logEnds));
    }
    return offsets;
  }

  private static long logEnd(SortedMap<Integer, Long> logEnds, Map.Entry<Integer, Long> one) {
    return logEnds.getOrDefault(one.getKey(), 0L);
  }

  static String text(SortedMap<Integer, Long> offsets) {
    StringBuilder text = new StringBuilder();
    offsets.forEach((partition, offset) ->
        text.append(text.isEmpty() ? "" : ",").append(partition).append(':').append(offset));
    return text.toString();
  }

  private static Instant instant(String text) {
    Instant time = Rfc3339.read(text);
    if (time == null) {
      throw CommandFailure.usage(
          "--as-of must be a time like 2026-11-22T10:00:00Z, not '%s'.".formatted(text));
    }
    return time;
  }

  private static SortedMap<Integer, Long> vector(String text) {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      if (!part.matches("[0-9]{1,5}:[0-9]{1,18}")) {
        throw badVector(text);
      }
      int colon = part.indexOf(':');
      int partition = Integer.parseInt(part.substring(0, colon));
      if (offsets.put(partition, Long.valueOf(part.substring(colon + 1))) != null) {
        throw badVector(text);
      }
    }
    return offsets;
  }

  private static CommandFailure badVector(String text) {
    return CommandFailure.usage(
        "--as-of-offsets must be partition:offset pairs, each partition once, like 0:123,1:55; not '%s'."
            .formatted(text));
  }
}
