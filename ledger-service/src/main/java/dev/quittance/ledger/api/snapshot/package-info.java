/** The asOf parameters of every read, and the state that an answer reflects. */
@NullMarked
package dev.quittance.ledger.api.snapshot;

import org.jspecify.annotations.NullMarked;
