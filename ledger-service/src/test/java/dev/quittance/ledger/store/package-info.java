/** The store on a real database. */
@NullMarked
package dev.quittance.ledger.store;

import org.jspecify.annotations.NullMarked;
