package dev.quittance.ledger.api.replay;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Request body of POST /replays.
 *
 * @param mode verify or rebuild
 * @param acceptDifferences for a rebuild: why it may switch although something differs
 * @param since for a verify: last, to begin where the last one ended
 */
public record ReplayRequest(
    @Schema(
            description = "What to do with what was folded.",
            enumeration = {"verify", "rebuild"})
        @NotNull(message = BAD_MODE)
        String mode,
    @Schema(
            description =
                "For a rebuild only: why, in words, it may switch to something different.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT)
        @Text
        @Nullable String acceptDifferences,
    @Schema(
            description =
                "For a verify only: `last` begins where the last one ended that found nothing.",
            enumeration = {"last"})
        @Nullable String since) {

  static final String BAD_SINCE = "must be last, or absent for all of the log";
  static final String BAD_MODE = "must be verify or rebuild";
}
