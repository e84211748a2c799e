package dev.quittance.ledger.query.snapshot;

import java.util.Map;
import java.util.Optional;

/** Whether a snapshot can answer for the offsets that are asked for. */
final class OffsetChecks {

  private OffsetChecks() {}

  /** An as-of vector names all partitions of the log, a minimum some of them. */
  static Optional<ReadRefusal> partitions(AsOf asOf, OffsetVector heads) {
    OffsetVector offsets = asOf.offsets();
    if (offsets != null && !offsets.byPartition().keySet().equals(heads.byPartition().keySet())) {
      return Optional.of(new ReadRefusal.PartitionsDiffer(heads));
    }
    OffsetVector min = asOf.minOffsets();
    if (min != null && !heads.byPartition().keySet().containsAll(min.byPartition().keySet())) {
      return Optional.of(new ReadRefusal.UnknownPartition(heads));
    }
    return Optional.empty();
  }

  /** What has not been consumed cannot be read. */
  static Optional<ReadRefusal> consumed(AsOf asOf, OffsetVector heads) {
    OffsetVector offsets = asOf.offsets();
    if (offsets == null) {
      return Optional.empty();
    }
    Optional<Map.Entry<Integer, Long>> beyond = offsets.firstBeyond(heads);
    return beyond.map(
        one -> new ReadRefusal.OffsetNotConsumed(one.getKey(), one.getValue(), heads));
  }
}
