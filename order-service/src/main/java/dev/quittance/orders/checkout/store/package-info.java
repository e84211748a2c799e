/** Checkouts in groups, and the transaction that they share. */
@NullMarked
package dev.quittance.orders.checkout.store;

import org.jspecify.annotations.NullMarked;
