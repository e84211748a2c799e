/** Which state of the ledger a read sees: the generation, and how much of it counts. */
@NullMarked
package dev.quittance.ledger.query.snapshot;

import org.jspecify.annotations.NullMarked;
