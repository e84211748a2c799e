/** What an event does to an order's transaction: posted, already seen, or refused. Pure. */
@NullMarked
package dev.quittance.ledger.core.fold;

import org.jspecify.annotations.NullMarked;
