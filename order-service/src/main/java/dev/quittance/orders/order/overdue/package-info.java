/** Cancels orders that nobody pays in time. */
@NullMarked
package dev.quittance.orders.order.overdue;

import org.jspecify.annotations.NullMarked;
