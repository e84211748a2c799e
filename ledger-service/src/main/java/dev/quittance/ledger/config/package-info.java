/** The ledger's limits. */
@NullMarked
package dev.quittance.ledger.config;

import org.jspecify.annotations.NullMarked;
