/** The keys by which a reader of the log knows that an event is from its publisher (ADR 0032). */
@NullMarked
package dev.quittance.contract.keys;

import org.jspecify.annotations.NullMarked;
