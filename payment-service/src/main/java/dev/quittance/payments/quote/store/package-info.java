/** Exchange rates and quotes in the database. Every write joins the caller's transaction. */
@NullMarked
package dev.quittance.payments.quote.store;

import org.jspecify.annotations.NullMarked;
