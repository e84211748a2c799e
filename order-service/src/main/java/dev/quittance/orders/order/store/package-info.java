/**
 * Orders in PostgreSQL, and their events into the outbox; decides nothing. Callers bring the
 * transaction.
 */
@NullMarked
package dev.quittance.orders.order.store;

import org.jspecify.annotations.NullMarked;
