/** /accounts and /trial-balance. */
@NullMarked
package dev.quittance.ledger.api.account;

import org.jspecify.annotations.NullMarked;
