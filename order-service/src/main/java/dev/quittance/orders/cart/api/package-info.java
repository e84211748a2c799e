/** Carts over HTTP. */
@NullMarked
package dev.quittance.orders.cart.api;

import org.jspecify.annotations.NullMarked;
