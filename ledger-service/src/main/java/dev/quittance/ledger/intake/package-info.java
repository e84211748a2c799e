/** Consumes the log: folds each batch into a generation, live or catching up with it. */
@NullMarked
package dev.quittance.ledger.intake;

import org.jspecify.annotations.NullMarked;
