/** The standing check: compares the live ledger with the log without being asked. */
@NullMarked
package dev.quittance.ledger.replay.check;

import org.jspecify.annotations.NullMarked;
