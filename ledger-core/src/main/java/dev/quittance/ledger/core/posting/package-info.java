/** The chart of accounts and what each kind of movement debits and credits. Pure. */
@NullMarked
package dev.quittance.ledger.core.posting;

import org.jspecify.annotations.NullMarked;
