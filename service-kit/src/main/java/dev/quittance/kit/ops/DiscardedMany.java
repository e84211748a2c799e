package dev.quittance.kit.ops;

import dev.quittance.kit.openapi.Shapes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a filter's records.
 *
 * @param discarded how many decisions were published
 * @param next where to go on, {@code after} in the next request; null when all have been seen
 */
public record DiscardedMany(
    int discarded,
    @Schema(examples = "3-1042", pattern = Shapes.PARKED_ID) @Nullable String next) {}
