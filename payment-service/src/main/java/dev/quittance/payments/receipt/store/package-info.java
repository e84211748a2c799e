/**
 * Statements, entries, receipts and returns in the database. Writes join the caller's transaction.
 */
@NullMarked
package dev.quittance.payments.receipt.store;

import org.jspecify.annotations.NullMarked;
