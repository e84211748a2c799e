/**
 * JDBC as the stores of the features use it, and the transaction that a group of requests shares.
 */
@NullMarked
package dev.quittance.orders.store;

import org.jspecify.annotations.NullMarked;
