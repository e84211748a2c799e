/** What a partition's entries sum up to at places in the log, so that a sum need not begin at 0. */
@NullMarked
package dev.quittance.ledger.core.checkpoint;

import org.jspecify.annotations.NullMarked;
