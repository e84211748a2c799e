/** Replays on a real broker and a real database. */
@NullMarked
package dev.quittance.ledger.replay;

import org.jspecify.annotations.NullMarked;
