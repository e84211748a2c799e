package dev.quittance.orders.personal;

import dev.quittance.contract.audit.AuditHead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a subject's data was erased; it never changes.
 *
 * @param id {@code era_...}
 * @param by the subject of the token that asked for it
 * @param reason as staff gave it; null if they gave none, or the subject himself asked
 * @param backupsUnreadableBy until when old backups are unreadable, too, as promised at the time
 * @param recorded its entry in the audit trail
 */
public record Erasure(
    String id,
    SubjectId subject,
    DestroyedKey key,
    String by,
    @Nullable String reason,
    Instant backupsUnreadableBy,
    AuditHead recorded) {

  public static final String ID_PREFIX = "era_";
}
