package dev.quittance.payments.store;

import dev.quittance.payments.dispute.DisputeStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which disputes to list; null selects all.
 *
 * @param paymentId {@code pay_...}
 * @param buyerId whose payment is disputed
 * @param olderThan {@code dsp_...}, the last of the page before
 */
public record DisputeFilter(
    @Nullable String paymentId,
    @Nullable String buyerId,
    @Nullable DisputeStatus status,
    @Nullable String olderThan) {}
