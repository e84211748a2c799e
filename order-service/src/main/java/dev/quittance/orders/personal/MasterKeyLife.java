package dev.quittance.orders.personal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a master key.
 *
 * <pre>
 *   configured --[another is the current one, all are rewrapped]--> retired --[configured no more]--> gone
 * </pre>
 *
 * @param subjects whose keys are wrapped with it
 * @param retiredAt since when there are none; null while there are, or it is the current one
 * @param goneAt since when the configuration is without it; null while it has it
 */
public record MasterKeyLife(
    String id,
    Instant firstUsedAt,
    long subjects,
    @Nullable Instant retiredAt,
    @Nullable Instant goneAt) {

  /**
   * From when on no backup needs it; null while it is in use. Only after it may it be destroyed.
   *
   * @param backupRetention how long backups are kept
   */
  public @Nullable Instant destroyableFrom(Duration backupRetention) {
    return retiredAt == null ? null : retiredAt.plus(backupRetention);
  }
}
