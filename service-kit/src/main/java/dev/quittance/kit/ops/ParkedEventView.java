package dev.quittance.kit.ops;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.parking.ParkedEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be taken, as ops see it. The payload is not shown: nobody knows what is
 * in it.
 *
 * @param id partition and offset, for example {@code 3-1042}
 * @param key the record's key as text, its first 64 bytes: the order id, unless something is wrong
 *     with it
 * @param reason a stable code
 * @param detail what was found and what was expected
 * @param payloadBytes the payload's size
 * @param parkedAt when; null where parking is computed from the log alone, which knows no such time
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
