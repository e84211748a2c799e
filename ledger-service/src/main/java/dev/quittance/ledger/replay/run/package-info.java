/**
 * What is known of a replay: its record, its state while it runs, and the lock that makes it the
 * only one. Everything else of replays builds on this.
 */
@NullMarked
package dev.quittance.ledger.replay.run;

import org.jspecify.annotations.NullMarked;
