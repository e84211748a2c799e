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
 * <p>Beside them: {@code account} is what buyers pay with, {@code quote} what they are charged in
 * which currency, {@code dispute} what becomes of disputed money. {@code statement} reads bank
 * statements; {@code receipt} imports them, and keeps the money that came until it is a payment's
 * or has gone back.
 *
 * <p>Gateways are called outside of database transactions, under an idempotency key that an
 * operation keeps for life. What they answer is evidence; the state that follows is stored together
 * with the event it causes.
 */
@NullMarked
package dev.quittance.payments;

import org.jspecify.annotations.NullMarked;
