package dev.quittance.kit.parking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parked event. The payload is not shown: it may hold anything.
 *
 * @param id partition and offset, for example {@code 3-1042}
 * @param key the record's key as text, its first 64 bytes: the order id, unless the key is
 *     malformed
 * @param reason the refusal code
 * @param detail what was found and what was expected
 * @param payloadBytes the payload's size
 * @param parkedAt null where parking is computed from the log alone, which has no such time
 */
public record ParkedEvent(
    String id,
    int partition,
    long offset,
    @Nullable String key,
    String reason,
    String detail,
    int payloadBytes,
    @Nullable Instant parkedAt) {}
