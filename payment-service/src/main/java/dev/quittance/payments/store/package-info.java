/**
 * Payments and their operations in the database. Rows and SQL stay in this package: what comes out
 * are the values of the payment and operation packages. Every write joins the caller's transaction,
 * if there is one; many rows are one statement.
 */
@NullMarked
package dev.quittance.payments.store;

import org.jspecify.annotations.NullMarked;
