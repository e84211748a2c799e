package dev.quittance.ledger.query.snapshot;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States of the ledger that cannot be read, and what to ask for instead. */
final class Refusals {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private Refusals() {}

  /** Offsets are for the partitions the log has, and an as-of vector is for all of them. */
  static void checkPartitions(AsOf asOf, OffsetVector heads) {
    OffsetVector offsets = asOf.offsets();
    if (offsets != null && !offsets.byPartition().keySet().equals(heads.byPartition().keySet())) {
      throw ProblemException.of(
          ProblemCode.BAD_OFFSETS,
          "asOfOffsets must name every partition once, as in asOf.offsets of an answer. Now: "
              + heads.text());
    }
    OffsetVector min = asOf.minOffsets();
    if (min != null && !heads.byPartition().keySet().containsAll(min.byPartition().keySet())) {
      throw ProblemException.of(
          ProblemCode.UNKNOWN_PARTITION,
          "minOffset names a partition that the log does not have. It has: " + heads.text());
    }
  }

  /** What has not been taken cannot be read. */
  static void checkReached(OffsetVector offsets, OffsetVector heads) {
    Map.@Nullable Entry<Integer, Long> beyond = offsets.firstBeyond(heads).orElse(null);
    if (beyond != null) {
      throw ProblemException.of(
          ProblemCode.OFFSET_NOT_TAKEN,
          String.format(
              Locale.ROOT,
              "Partition %d has been taken up to %d, not %d. Ask for at most %s.",
              beyond.getKey(),
              heads.at(beyond.getKey()),
              beyond.getValue(),
              heads.text()));
    }
  }

  /** 504: the ledger would answer, but what it reads from has not come so far. */
  static ProblemException offsetNotReached(AsOf asOf, Duration waited) {
    OffsetVector min = asOf.minOffsets();
    return new ProblemException(
            Problem.of(
                ProblemCode.OFFSET_NOT_REACHED,
                String.format(
                    Locale.ROOT,
                    "The ledger has not taken minOffset=%s within %d ms. Ask again later, or without it.",
                    min == null ? "" : min.text(),
                    waited.toMillis())))
        .after(RETRY_AFTER);
  }
}
