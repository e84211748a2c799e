package dev.quittance.kit.ops;

import dev.quittance.kit.openapi.Shapes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of a discard of many.
 *
 * @param discarded how many decisions will be published
 * @param next send it as {@code after} to continue; null when all records were looked at
 */
public record DiscardedMany(
    int discarded,
    @Schema(examples = "3-1042", pattern = Shapes.PARKED_ID) @Nullable String next) {}
