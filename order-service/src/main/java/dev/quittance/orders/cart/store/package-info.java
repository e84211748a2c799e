/** Carts in the database, and what a review of one needs. */
@NullMarked
package dev.quittance.orders.cart.store;

import org.jspecify.annotations.NullMarked;
