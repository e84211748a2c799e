/**
 * Keys of subjects and erasures in the database. Everything here runs in the caller's transaction.
 */
@NullMarked
package dev.quittance.orders.personal.store;

import org.jspecify.annotations.NullMarked;
