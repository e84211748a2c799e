package dev.quittance.payments.store;

import dev.quittance.payments.payment.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which payments to list; null selects all.
 *
 * @param orderId {@code ord_...}
 * @param unknown only those with an operation of which nobody knows whether it succeeded
 * @param olderThan {@code pay_...}, the last of the page before
 */
public record PaymentFilter(
    @Nullable String orderId,
    @Nullable String buyerId,
    @Nullable PaymentStatus status,
    boolean unknown,
    @Nullable String olderThan) {}
