package dev.quittance.ledger.api.snapshot;

import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an answer reflects: the events before those offsets that occurred no later than the time.
 *
 * @param offsets the first offset of each partition that is not reflected; as asOfOffsets it asks
 *     for the same state again
 */
@Schema(name = "AsOf")
public record AsOfView(
    @Schema(examples = "1") int generation,
    @Schema(examples = "{\"0\": 123, \"1\": 55}") Map<String, Long> offsets,
    @Nullable Instant time) {

  public static AsOfView of(SnapshotAnswer<?> answer) {
    Map<String, Long> offsets = new LinkedHashMap<>();
    answer
        .coverage()
        .offsets()
        .byPartition()
        .forEach((partition, offset) -> offsets.put(String.valueOf(partition), offset));
    return new AsOfView(answer.generation(), offsets, answer.coverage().time());
  }
}
