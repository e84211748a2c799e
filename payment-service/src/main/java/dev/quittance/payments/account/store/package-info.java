/** Payment accounts and instruments in the database. Every write joins the caller's transaction. */
@NullMarked
package dev.quittance.payments.account.store;

import org.jspecify.annotations.NullMarked;
