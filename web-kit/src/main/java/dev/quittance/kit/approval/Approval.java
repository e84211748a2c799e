package dev.quittance.kit.approval;

import dev.quittance.contract.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that one person has requested and another one decides on.
 *
 * @param id {@code apr_...}
 * @param roles of which an approver needs one
 * @param bodySha256 of the request's body, as hex digits
 * @param worth null if nobody knows
 * @param reason of the requester
 * @param decidedBy null until it was approved or rejected
 * @param decisionReason why it was rejected
 * @param usedAt when the command was carried out
 * @param earlier the last approval of the same request, if it was asked for before
 */
public record Approval(
    String id,
    ApprovalStatus status,
    String action,
    String requestedBy,
    List<String> roles,
    String method,
    String path,
    String bodySha256,
    String summary,
    @Nullable Money worth,
    @Nullable String reason,
    Instant requestedAt,
    Instant expiresAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionReason,
    @Nullable Instant usedAt,
    @Nullable String earlier) {

  public static final String ID_PREFIX = "apr_";

  public Approval {
    roles = List.copyOf(roles);
  }
}
