package dev.quittance.payments.gateway;

import dev.quittance.contract.Money;

/**
 * Asks to give money back to the buyer.
 *
 * @param idempotencyKey names the refund; at most 255 printable ASCII characters
 * @param orderId what it is for, as a reference on statements
 * @param paymentMethodId how the buyer had paid: a token
 * @param chargeReference the gateway's own name of the authorized charge
 * @param amount how much, positive
 */
public record RefundRequest(
    String idempotencyKey,
    String orderId,
    String paymentMethodId,
    String chargeReference,
    Money amount) {}
