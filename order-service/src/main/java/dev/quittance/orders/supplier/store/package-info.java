/** Suppliers in the database. Everything here runs in the caller's transaction. */
@NullMarked
package dev.quittance.orders.supplier.store;

import org.jspecify.annotations.NullMarked;
