package dev.quittance.kit.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects entries; null is no filter.
 *
 * @param from only entries of then or later
 * @param to only entries before
 * @param before only entries with a smaller sequence
 */
record AuditFilter(
    @Nullable String subject,
    @Nullable String action,
    @Nullable String target,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before) {}
