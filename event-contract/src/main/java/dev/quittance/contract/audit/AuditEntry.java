package dev.quittance.contract.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that a member of staff gave, as the audit trail keeps it.
 *
 * @param sequence 1 for a trail's first entry, then one more for each
 * @param id {@code aud_} and a UUID of version 7
 * @param at when, in UTC, to the microsecond
 * @param subject who: the token's subject
 * @param roles which known roles the token had, in alphabetical order
 * @param client the program that got the token ({@code azp}); null if the token does not say
 * @param address where the request came from, an IP address; null if that was not known
 * @param requestId the request's X-Request-Id
 * @param method of the request
 * @param path of the request, without its query
 * @param action what was done, for example {@code replay.cancel}
 * @param target the id of the thing it was done to
 * @param reason why, in the words of who did it
 * @param before what the command changed, as canonical JSON: object keys sorted, no spaces, whole
 *     numbers; null if it was not there
 * @param after the same afterwards
 */
public record AuditEntry(
    long sequence,
    String id,
    Instant at,
    String subject,
    List<String> roles,
    @Nullable String client,
    @Nullable String address,
    String requestId,
    String method,
    String path,
    String action,
    String target,
    @Nullable String reason,
    @Nullable String before,
    @Nullable String after) {

  public static final String ID_PREFIX = "aud_";

  public AuditEntry {
    roles = List.copyOf(roles);
  }
}
