package dev.quittance.ledger.api.replay;

import dev.quittance.kit.openapi.Shapes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Request body of POST /replays.
 *
 * @param mode verify or rebuild
 * @param acceptDifferences for a rebuild: why it may switch although something differs
 */
@Schema(requiredProperties = "mode")
public record ReplayRequest(
    @Schema(
            description = "What to do with what was folded.",
            enumeration = {"verify", "rebuild"})
        @Nullable String mode,
    @Schema(
            description =
                "For a rebuild only: why, in words, it may switch to something different.",
            pattern = Shapes.TEXT)
        @Nullable String acceptDifferences) {}
