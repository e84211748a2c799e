package dev.quittance.orders.personal.api;

import dev.quittance.orders.personal.MasterKeyLife;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Master keys as JSON; the keys themselves are never shown. */
@Schema(name = "MasterKeys")
record MasterKeysView(
    @Schema(description = "In the order in which they came.") List<MasterKeyView> data) {

  /** One of them. */
  @Schema(name = "MasterKey")
  record MasterKeyView(
      @Schema(
              description = "The beginning of a hash of it.",
              examples = "9f86d081884c7d65",
              pattern = "^[0-9a-f]{16}$")
          String id,
      Instant firstUsedAt,
      @Schema(description = "Whose keys are wrapped with it.", examples = "1024") long subjects,
      @Schema(description = "Since when there are none.") @Nullable Instant retiredAt,
      @Schema(
              description =
                  "From when on no backup that is kept needs it: destroy it then, and not before.")
          @Nullable Instant destroyableFrom,
      @Schema(description = "Since when the configuration is without it.")
          @Nullable Instant goneAt) {

    static MasterKeyView of(MasterKeyLife key, Duration backupRetention) {
      return new MasterKeyView(
          key.id(),
          key.firstUsedAt(),
          key.subjects(),
          key.retiredAt(),
          key.destroyableFrom(backupRetention),
          key.goneAt());
    }
  }
}
