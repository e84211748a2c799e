package dev.quittance.payments.operation;

import dev.quittance.kit.retry.RetryPause;
import java.time.Duration;

/**
 * The times that the fold goes by.
 *
 * @param pause until a gateway is asked again
 * @param heldBackFor how long an attempt is tried whose gateway cannot be asked
 * @param challengeDeadline how long the buyer may take to act
 * @param settlingTime how long a gateway may not yet know a request that has arrived; until then
 *     "not arrived" is not believed
 * @param refundWatch how long a refund that succeeded is asked about
 */
public record OperationPolicy(
    RetryPause pause,
    Duration heldBackFor,
    Duration challengeDeadline,
    Duration settlingTime,
    RefundWatch refundWatch) {}
