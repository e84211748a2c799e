package dev.quittance.kit.intake;

import java.util.List;
import java.util.stream.Collectors;

/** Another owner has advanced a partition; the round is rolled back. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(List<PartitionBatch> batches) {
    super(
        batches.stream()
            .map(batch -> "partition " + batch.partition() + " at offset " + batch.from())
            .collect(Collectors.joining(", ", "another owner has advanced one of ", "")));
  }
}
