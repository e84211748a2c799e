/** Compares what the log says with what is stored, and names what differs. */
@NullMarked
package dev.quittance.ledger.replay.compare;

import org.jspecify.annotations.NullMarked;
