/** The heads of the hash chains. */
@NullMarked
package dev.quittance.ledger.query.chain;

import org.jspecify.annotations.NullMarked;
