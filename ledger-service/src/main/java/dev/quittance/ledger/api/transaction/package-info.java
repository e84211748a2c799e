/** /transactions. */
@NullMarked
package dev.quittance.ledger.api.transaction;

import org.jspecify.annotations.NullMarked;
