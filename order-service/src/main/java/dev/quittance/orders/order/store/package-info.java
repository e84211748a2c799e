/**
 * Orders in PostgreSQL, and their events into the outbox. The core decides, and callers bring the
 * transaction.
 */
@NullMarked
package dev.quittance.orders.order.store;

import org.jspecify.annotations.NullMarked;
