package dev.quittance.ledger.query.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of the ledger that a reader asks for: what had happened up to both bounds.
 *
 * @param offsets the first offset of each partition that does not count; null for all there are
 * @param time entries that occurred later do not count; null for all there are
 * @param minOffsets offsets that must have been applied before the read; null to wait for none
 */
public record AsOf(
    @Nullable OffsetVector offsets, @Nullable Instant time, @Nullable OffsetVector minOffsets) {

  public static final AsOf NOW = new AsOf(null, null, null);
}
