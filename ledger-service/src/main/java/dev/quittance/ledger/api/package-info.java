/** The ledger over HTTP: thin edges, nothing is decided here. */
@NullMarked
package dev.quittance.ledger.api;

import org.jspecify.annotations.NullMarked;
