package dev.quittance.kit.ops;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.parking.ParkedEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A parked event as operators see it. The payload is not shown: it may hold anything.
 *
 * @param id partition and offset, for example {@code 3-1042}
 * @param key the record's key as text, its first 64 bytes: the order id, unless the key is
 *     malformed
 * @param reason the refusal code
 * @param detail what was found and what was expected
 * @param payloadBytes the payload's size
 * @param parkedAt null where parking is computed from the log alone, which has no such time
 */
record ParkedEventView(
    @Schema(examples = "3-1042", pattern = Shapes.PARKED_ID) String id,
    int partition,
    long offset,
    @Nullable String key,
    @Schema(examples = "UNKNOWN_TYPE") String reason,
    String detail,
    int payloadBytes,
    @Nullable Instant parkedAt) {

  static ParkedEventView of(ParkedEvent parked) {
    return new ParkedEventView(
        parked.id(),
        parked.partition(),
        parked.offset(),
        parked.key(),
        parked.reason(),
        parked.detail(),
        parked.payloadBytes(),
        parked.parkedAt());
  }
}
