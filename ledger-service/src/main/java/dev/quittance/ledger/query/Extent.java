package dev.quittance.ledger.query;

import dev.quittance.ledger.fold.Position;
import dev.quittance.ledger.store.Sql;
import java.time.Instant;
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
public record Extent(OffsetVector offsets, @Nullable Instant time, boolean toTheEnd) {

  /** Whether everything counts, so that stored balances and statuses are the answer. */
  public boolean isWhole() {
    return toTheEnd && time == null;
  }

  public boolean covers(Position position, long occurredAtMicros) {
    return position.offset() < offsets.at(position.partition())
        && (time == null || occurredAtMicros <= Sql.micros(time));
  }

  /** An SQL condition: the entry or posting of that alias counts. */
  String covers(String alias) {
    return condition(alias + ".partition", alias + ".\"offset\"", alias + ".occurred_at");
  }

  /** An SQL condition: the last entry of the transaction of that alias counts. */
  String coversLast(String alias) {
    return condition(alias + ".partition", alias + ".last_offset", alias + ".updated_at");
  }

  /** An SQL condition that every transaction with an entry that counts fulfils. */
  String mayCover(String alias) {
    return time == null ? "TRUE" : alias + ".placed_at <= " + Sql.timestamp(Sql.micros(time));
  }

  // Numbers only, and written out: the planner sees how much is asked for.
  private String condition(String partition, String offset, String occurredAt) {
    String byOffset =
        toTheEnd ? "TRUE" : "%s < ('{%s}'::bigint[])[%s + 1]".formatted(offset, ends(), partition);
    return time == null
        ? "(" + byOffset + ")"
        : "(%s AND %s <= %s)".formatted(byOffset, occurredAt, Sql.timestamp(Sql.micros(time)));
  }

  private String ends() {
    int last = offsets.byPartition().isEmpty() ? -1 : offsets.byPartition().lastKey();
    return IntStream.rangeClosed(0, last)
        .mapToObj(partition -> String.valueOf(offsets.at(partition)))
        .collect(Collectors.joining(","));
  }
}
