/**
 * Payments of orders: attempts to have them authorized by gateways, and refunds.
 *
 * <pre>
 *   log --> intake --+
 *                    +--> payment, operation (pure) --> store --+
 *   api -------------+                                          | due operations
 *                                                               v
 *                  processing: claim --> gateway --> evidence --> operation, payment (pure)
 *                                                                    |
 *                                        kit outbox <-- store <------+    --> log
 * </pre>
 *
 * Gateways are called outside of database transactions, under an idempotency key that an operation
 * keeps for life. What they answer is evidence; the state that follows is stored together with the
 * event it causes.
 */
@NullMarked
package dev.quittance.payments;

import org.jspecify.annotations.NullMarked;
