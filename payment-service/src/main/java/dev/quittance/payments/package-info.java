/**
 * Payments of orders: attempts to have them authorized by gateways, and refunds.
 *
 * <pre>
 *   log --> intake --> payment (pure) --> store --+
 *                                                 |  a due attempt, a due refund
 *   api --> payment (pure) --> store -------------+
 *                                                 v
 *                             attempt, refund: claim --> gateway --> payment --> store
 *                                                                                  |
 *                                                                    kit outbox <--+  --> log
 * </pre>
 *
 * Gateways are called outside of database transactions, under an idempotency key that the attempt
 * or refund keeps for life; the answer is stored together with the event it causes.
 */
@NullMarked
package dev.quittance.payments;

import org.jspecify.annotations.NullMarked;
