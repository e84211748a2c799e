package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.Position;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a read counts: those before the offsets that occurred no later than the time. An
 * order's entries go forward in both, so what is counted of an order is a prefix of its entries.
 *
 * @param offsets the first offset of each partition that does not count
 * @param time null if all times count
 * @param toTheEnd whether the offsets leave nothing out that the snapshot has
 */
public record Coverage(OffsetVector offsets, @Nullable Instant time, boolean toTheEnd) {

  /** Whether everything counts, so that stored balances and statuses are the answer. */
  public boolean isWhole() {
    return toTheEnd && time == null;
  }

  public boolean covers(Position position, long occurredAtMicros) {
    return position.offset() < offsets.at(position.partition())
        && (time == null || occurredAtMicros <= Micros.of(time));
  }

  /** An SQL condition: the entry or posting of that alias counts. */
  public String covers(String alias) {
    return condition(alias + ".position", alias + ".occurred_at");
  }

  /** An SQL condition: the last entry of the transaction of that alias counts. */
  String coversLast(String alias) {
    return condition(alias + ".last_position", alias + ".updated_at");
  }

  /** An SQL condition that every transaction with an entry that counts fulfils. */
  public String mayCover(String alias) {
    return time == null ? "TRUE" : alias + ".placed_at <= " + Micros.of(time);
  }

  // Numbers only, and written out: the planner sees how much is asked for.
  private String condition(String position, String occurredAt) {
    String byOffset =
        toTheEnd
            ? "TRUE"
            : "%1$s < ('{%2$s}'::bigint[])[partition_of(%1$s) + 1]".formatted(position, ends());
    return time == null
        ? "(" + byOffset + ")"
        : String.format(Locale.ROOT, "(%s AND %s <= %d)", byOffset, occurredAt, Micros.of(time));
  }

  private String ends() {
    int last = offsets.byPartition().isEmpty() ? -1 : offsets.byPartition().lastKey();
    return IntStream.rangeClosed(0, last)
        .mapToObj(partition -> String.valueOf(end(partition)))
        .collect(Collectors.joining(","));
  }

  private long end(int partition) {
    return Position.of(partition, offsets.at(partition)).number();
  }
}
