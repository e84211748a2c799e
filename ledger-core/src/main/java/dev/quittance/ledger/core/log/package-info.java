/**
 * Reads the log, partition by partition, into books: what a replay and an auditor share. The only
 * package here that does input; it writes nothing.
 */
@NullMarked
package dev.quittance.ledger.core.log;

import org.jspecify.annotations.NullMarked;
