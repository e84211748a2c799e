package dev.quittance.ledger.query.snapshot;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An offset for each of some partitions. As text {@code 0:123,1:55}: partition and offset, joined
 * by commas.
 */
public record OffsetVector(SortedMap<Integer, Long> byPartition) {

  private static final Pattern SHAPE =
      Pattern.compile("[0-9]{1,5}:[0-9]{1,18}(?:,[0-9]{1,5}:[0-9]{1,18})*+");
  private static final int MAX_PARTITION = Short.MAX_VALUE;

  public OffsetVector {
    byPartition = Collections.unmodifiableSortedMap(new TreeMap<>(byPartition));
  }

  /** Empty if the text has another form or names a partition twice. */
  public static Optional<OffsetVector> parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (String part : text.split(",")) {
      int colon = part.indexOf(':');
      int partition = Integer.parseInt(part.substring(0, colon));
      Long twice = offsets.put(partition, Long.valueOf(part.substring(colon + 1)));
      if (partition > MAX_PARTITION || twice != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new OffsetVector(offsets));
  }

  public String text() {
    return byPartition.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /** The offset of a partition; 0 if it is not named. */
  public long at(int partition) {
    return byPartition.getOrDefault(partition, 0L);
  }

  /** The first partition of which this names more than {@code limit} does. */
  Optional<Map.Entry<Integer, Long>> firstBeyond(OffsetVector limit) {
    return byPartition.entrySet().stream()
        .filter(entry -> entry.getValue() > limit.at(entry.getKey()))
        .findFirst();
  }
}
