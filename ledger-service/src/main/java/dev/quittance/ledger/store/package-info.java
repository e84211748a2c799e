/** Books in PostgreSQL: generations, the dictionary of accounts, rows in bulk. */
@NullMarked
package dev.quittance.ledger.store;

import org.jspecify.annotations.NullMarked;
