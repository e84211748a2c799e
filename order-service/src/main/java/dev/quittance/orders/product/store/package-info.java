/**
 * Products, their prices and stock in the database. Everything runs in the caller's transaction.
 */
@NullMarked
package dev.quittance.orders.product.store;

import org.jspecify.annotations.NullMarked;
