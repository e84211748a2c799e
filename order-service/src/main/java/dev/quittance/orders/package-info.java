/**
 * Orders and their history.
 *
 * <pre>
 *   POST /orders --> api --> order.decide --> store --> [outbox] --> log
 *                                               ^
 *   log --> [intake loop] --> intake --> order.evolve
 *
 *   GET  /orders --> api --> store
 * </pre>
 *
 * <p>Package {@code order} is pure; only {@code store} knows the database and the outbox.
 */
@NullMarked
package dev.quittance.orders;

import org.jspecify.annotations.NullMarked;
