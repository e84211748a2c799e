/** Parked events, for operators and in an order's transaction. */
@NullMarked
package dev.quittance.ledger.query.parked;

import org.jspecify.annotations.NullMarked;
