/** What a group of checkouts locks, reads and stores. */
@NullMarked
package dev.quittance.orders.checkout.store;

import org.jspecify.annotations.NullMarked;
