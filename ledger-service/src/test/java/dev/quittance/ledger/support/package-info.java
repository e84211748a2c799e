/** What the ledger's tests share. */
@NullMarked
package dev.quittance.ledger.support;

import org.jspecify.annotations.NullMarked;
