/**
 * Payments, attempts and refunds in the database. Rows stay in this package: what comes out are the
 * values of the payment package. Every write joins the caller's transaction.
 */
@NullMarked
package dev.quittance.payments.store;

import org.jspecify.annotations.NullMarked;
