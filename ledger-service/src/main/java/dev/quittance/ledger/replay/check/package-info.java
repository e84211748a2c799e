/** The standing check: compares the live ledger with the log all the time. */
@NullMarked
package dev.quittance.ledger.replay.check;

import org.jspecify.annotations.NullMarked;
