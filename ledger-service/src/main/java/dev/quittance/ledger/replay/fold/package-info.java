/**
 * From the log to rows: folds partitions in parallel, copies their rows into a new generation or
 * only counts them in a digest, and builds the indexes.
 */
@NullMarked
package dev.quittance.ledger.replay.fold;

import org.jspecify.annotations.NullMarked;
