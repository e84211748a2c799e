/**
 * Computes the ledger again from the log: to verify the live generation, or to rebuild it beside
 * live traffic and switch. Publishes nothing and calls no other service.
 */
@NullMarked
package dev.quittance.ledger.replay;

import org.jspecify.annotations.NullMarked;
