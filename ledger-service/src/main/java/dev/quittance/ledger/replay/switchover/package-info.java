/** Catches up with live intake and makes the new generation the live one. */
@NullMarked
package dev.quittance.ledger.replay.switchover;

import org.jspecify.annotations.NullMarked;
