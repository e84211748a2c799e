/**
 * A partition's book: entries in the order of the log, their chain of hashes, balances, parked
 * events. Pure.
 */
@NullMarked
package dev.quittance.ledger.core.journal;

import org.jspecify.annotations.NullMarked;
