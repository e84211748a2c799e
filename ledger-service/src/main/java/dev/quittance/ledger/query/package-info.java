/** Reads of the live generation, each from one snapshot; they change nothing. */
@NullMarked
package dev.quittance.ledger.query;

import org.jspecify.annotations.NullMarked;
