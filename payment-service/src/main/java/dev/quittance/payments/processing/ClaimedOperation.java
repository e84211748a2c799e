package dev.quittance.payments.processing;

import dev.quittance.payments.operation.GatewayStep;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;

/**
 * An operation that is this worker's alone until its lease ends.
 *
 * @param operation as stored with the claim
 * @param step what to ask its gateway
 */
public record ClaimedOperation(Payment payment, Operation operation, GatewayStep step) {}
