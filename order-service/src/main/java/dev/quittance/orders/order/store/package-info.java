/**
 * Orders in PostgreSQL, and their events into the outbox. The core decides; callers bring the
 * transaction, but for a group of new orders, which has its own.
 */
@NullMarked
package dev.quittance.orders.order.store;

import org.jspecify.annotations.NullMarked;
