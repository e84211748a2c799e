/** Batches of the log go into the live generation. */
@NullMarked
package dev.quittance.ledger.intake;

import org.jspecify.annotations.NullMarked;
