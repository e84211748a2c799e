/** Balances of accounts, and the trial balance. */
@NullMarked
package dev.quittance.ledger.query.account;

import org.jspecify.annotations.NullMarked;
