/** /chain-heads. */
@NullMarked
package dev.quittance.ledger.api.chain;

import org.jspecify.annotations.NullMarked;
