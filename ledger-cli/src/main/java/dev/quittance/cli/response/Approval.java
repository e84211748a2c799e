package dev.quittance.cli.response;

import org.jspecify.annotations.Nullable;

/** A command that waits, or waited, for a second person. */
public record Approval(
    String id,
    String status,
    String action,
    String summary,
    @Nullable Money worth,
    @Nullable String reason,
    String requestedBy,
    String requestedAt,
    String expiresAt,
    @Nullable String decidedBy,
    @Nullable String decidedAt,
    @Nullable String decisionReason,
    @Nullable String usedAt) {}
