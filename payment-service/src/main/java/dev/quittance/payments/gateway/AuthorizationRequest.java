package dev.quittance.payments.gateway;

import dev.quittance.contract.Money;

/**
 * Asks for a buyer's money.
 *
 * @param idempotencyKey names the attempt; at most 255 printable ASCII characters
 * @param orderId what it is for, as a reference on statements
 * @param buyerId whose payment it is
 * @param paymentMethodId how the buyer pays: a token
 * @param amount how much, positive
 */
public record AuthorizationRequest(
    String idempotencyKey, String orderId, String buyerId, String paymentMethodId, Money amount) {}
